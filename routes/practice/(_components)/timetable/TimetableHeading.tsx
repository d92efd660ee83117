import { formatPlainDate, MONTHS, wallClock, WEEKDAYS } from "../../../../lib/shared/format.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import type { TimetableDayProps } from "./timetable_day.ts";
import type { TimetableScope } from "./timetable_scope.ts";

interface DayHeadingProps {
  scope: TimetableScope;
  day: TimetableDayProps;
  /** Where the next day begins, to skip this one. */
  next: string | null;
}

const clockSentences = {
  go_forward: "Clocks spring forward: one hour is skipped.",
  go_back: "Clocks fall back: one hour happens twice.",
};

/** A day's heading. In a week it links to the day; on a single day, the page's heading names it. */
export function DayHeading({ scope, day: { date, isToday, clocks }, next }: DayHeadingProps) {
  const name = formatPlainDate(String(date));
  const sentence = clocks ? <p class="text-sm text-soft">{clockSentences[clocks]}</p> : null;
  if (scope === "day") {
    return (
      <>
        <h2 class="sr-only">{name}</h2>
        {sentence}
      </>
    );
  }
  const { month, day, weekday } = wallClock(`${date}T12:00:00Z`, "UTC");
  return (
    <div class="sm:w-60 sm:shrink-0 wide:h-14 wide:w-auto wide:border-l wide:px-2 wide:text-center">
      <h2 class="wide:text-sm">
        <a
          href={paths.practice({ view: "day", day: String(date) })}
          aria-label={name}
          class="inline-flex items-center seen:min-h-touch gap-1 font-semibold text-ink no-underline hover:underline"
        >
          <span class="wide:hidden">{name}</span>
          <span class="hidden wide:inline">{WEEKDAYS[weekday].slice(0, 3)}</span>
          <span class={`hidden wide:inline ${isToday ? "rounded-full bg-accent px-2 text-onaccent" : ""}`}>
            {day === 1 ? `${MONTHS[month - 1].slice(0, 3)} 1` : day}
          </span>
        </a>
        {isToday
          ? <span class="ml-2 rounded bg-wash px-2 text-sm text-deep wide:sr-only print:hidden">Today</span>
          : null}
      </h2>
      {sentence}
      {next
        ? (
          <a
            href={next}
            class="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:rounded focus:bg-surface focus:p-2"
          >
            Skip to the next day
          </a>
        )
        : null}
    </div>
  );
}
