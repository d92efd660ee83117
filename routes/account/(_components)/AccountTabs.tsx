import * as paths from "../../../lib/shared/paths.ts";
import { Tabs } from "../../../components/page/Tabs.tsx";

interface Tab {
  href: string;
  label: string;
  /** Only for users who attend visits. */
  isForAttendees?: boolean;
  isForPatients?: boolean;
}

const tabs: Tab[] = [
  { href: paths.account(), label: "Account" },
  { href: paths.reminders(), label: "Reminders", isForAttendees: true },
  { href: paths.family(), label: "Family", isForPatients: true },
  { href: paths.security(), label: "Security" },
  { href: paths.sessions(), label: "Sessions" },
  { href: paths.data(), label: "Your data" },
];

/** The tabs of the account pages. */
export function AccountTabs({ current, role }: { current: string; role: string | undefined }) {
  const shown = tabs.filter(({ isForAttendees, isForPatients }) =>
    isForPatients ? role === "patient" : !isForAttendees || role !== "admin"
  );
  return (
    <Tabs
      of="your account"
      tabs={shown.map(({ href, label }) => ({ href, label, current: href === current }))}
    />
  );
}
