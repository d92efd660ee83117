import { paths } from "../../../lib/shared/paths.ts";
import { Tabs } from "../../../components/page/Tabs.tsx";

/** A therapist's people: those who are patients, and those who were. */
export function PatientTabs({ current }: { current: "active" | "past" }) {
  const tab = (name: typeof current, label: string, href: string) => ({
    href,
    label,
    current: current === name,
  });
  return (
    <Tabs
      of="patients"
      tabs={[
        tab("active", "Current", paths.patients()),
        tab("past", "Former", paths.patients({ list: "past" })),
      ]}
    />
  );
}
