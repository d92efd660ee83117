import { paths } from "../lib/shared/paths.ts";
import { Tabs } from "./tabs.tsx";

const tabs = [
  { href: paths.account(), label: "Account" },
  { href: paths.security(), label: "Security" },
  { href: paths.sessions(), label: "Sessions" },
  { href: paths.data(), label: "Your data" },
];

/** The way between the pages of one's own account. */
export function AccountTabs({ current }: { current: string }) {
  return (
    <Tabs
      of="your account"
      tabs={tabs.map(({ href, label }) => ({ href, label, current: href === current }))}
    />
  );
}
