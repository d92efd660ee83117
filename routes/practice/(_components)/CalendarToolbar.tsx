import * as paths from "../../../lib/shared/paths.ts";
import { buttonClass, ButtonLink } from "../../../components/form/Button.tsx";

interface CalendarToolbarProps {
  scope: "day" | "week";
  /** Days, as "2026-11-24": the first displayed one, and the links' targets. */
  shown: string;
  before: string;
  after: string;
  today: string;
  isCurrent: boolean;
}

const words = {
  day: { before: "Previous day", now: "Today", after: "Next day" },
  week: { before: "Previous week", now: "This week", after: "Next week" },
};
const views = [{ view: "day", label: "Day" }, { view: "week", label: "Week" }] as const;

/** The links to another day or week, and between the two views. */
export function CalendarToolbar({ scope, shown, before, after, today, isCurrent }: CalendarToolbarProps) {
  const link = (day: string, label: string) => (
    <ButtonLink href={paths.practice({ view: scope, day })} kind="secondary">{label}</ButtonLink>
  );
  return (
    <div class="mb-4 flex flex-wrap justify-between gap-3 print:hidden">
      <nav aria-label={scope === "day" ? "Days" : "Weeks"} class="flex flex-wrap gap-3">
        {link(before, words[scope].before)}
        {isCurrent ? null : link(today, words[scope].now)}
        {link(after, words[scope].after)}
      </nav>
      <nav aria-label="Views of the calendar" class="flex">
        {views.map(({ view, label }) => (
          <a
            key={view}
            href={paths.practice({ view, day: isCurrent ? today : shown })}
            aria-current={view === scope ? "page" : undefined}
            class={`${buttonClass("secondary")} first:rounded-r-none last:rounded-l-none last:border-l-0 ${
              view === scope ? "underline" : ""
            }`}
          >
            {label}
          </a>
        ))}
      </nav>
    </div>
  );
}
