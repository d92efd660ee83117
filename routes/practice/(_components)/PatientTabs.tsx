import * as paths from "../../../lib/shared/paths.ts";
import { Tabs } from "../../../components/page/Tabs.tsx";

/** The tabs of a therapist's current and past patients. */
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
