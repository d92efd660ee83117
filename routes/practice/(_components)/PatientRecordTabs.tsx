import * as paths from "../../../lib/shared/paths.ts";
import { Tabs } from "../../../components/page/Tabs.tsx";

interface PatientRecordTabsProps {
  patient: { id: string; name: string };
  current: "overview" | "measures" | "progress" | "psychotherapy";
}

/** The tabs of a patient's record, for their therapist. */
export function PatientRecordTabs({ patient: { id, name }, current }: PatientRecordTabsProps) {
  const tab = (part: typeof current, label: string, href: string) => ({
    href,
    label,
    current: current === part,
  });
  return (
    <Tabs
      of={`the record of ${name}`}
      tabs={[
        tab("overview", "Overview", paths.patient(id)),
        tab("measures", "Measures", paths.patientMeasures(id)),
        tab("progress", "Progress notes", paths.notes("progress", id)),
        tab("psychotherapy", "Psychotherapy notes", paths.notes("psychotherapy", id)),
      ]}
    />
  );
}
