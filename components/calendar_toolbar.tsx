import { paths } from "../lib/shared/paths.ts";
import { ButtonLink } from "./button.tsx";
import { Tabs } from "./tabs.tsx";

interface CalendarToolbarProps {
  scope: "day" | "week";
  /** Days, as "2026-11-24": the first that is shown, and where the links lead. */
  shown: string;
  before: string;
  after: string;
  today: string;
  isCurrent: boolean;
}

const words = {
  day: { before: "Day before", now: "Today", after: "Day after" },
  week: { before: "Week before", now: "This week", after: "Week after" },
};

/** The ways to another day or week, and from the one view to the other. */
export function CalendarToolbar({ scope, shown, before, after, today, isCurrent }: CalendarToolbarProps) {
  const link = (day: string, label: string) => (
    <ButtonLink href={paths.practice({ view: scope, day })} kind="secondary">{label}</ButtonLink>
  );
  const other = isCurrent ? today : shown;
  return (
    <>
      <Tabs
        of="the calendar"
        tabs={[
          { href: paths.practice({ view: "day", day: other }), label: "Day", current: scope === "day" },
          { href: paths.practice({ view: "week", day: other }), label: "Week", current: scope === "week" },
        ]}
      />
      <nav aria-label={scope === "day" ? "Days" : "Weeks"} class="mb-4 flex flex-wrap gap-3 print:hidden">
        {link(before, words[scope].before)}
        {isCurrent ? null : link(today, words[scope].now)}
        {link(after, words[scope].after)}
      </nav>
    </>
  );
}
