import { paths } from "../lib/shared/paths.ts";
import { Tabs } from "./tabs.tsx";

/** A therapist's people: those who are patients, those who ask, those who were. */
export function PatientTabs(
  { current, waiting }: { current: "active" | "requests" | "past"; waiting: number },
) {
  const tab = (name: typeof current, label: string, href: string) => ({
    href,
    label,
    current: current === name,
  });
  return (
    <Tabs
      of="patients"
      tabs={[
        tab("active", "Patients", paths.patients()),
        tab("requests", waiting > 0 ? `Requests (${waiting})` : "Requests", paths.requests()),
        tab("past", "Former", paths.patients({ list: "past" })),
      ]}
    />
  );
}
