import type { TimetableDayProps } from "./timetable_day.ts";
import type { TimetableScope } from "./timetable_scope.ts";
import { formatHour, slotClass, type Span } from "../../../../lib/shared/timetable.ts";
import { DayHeading } from "./TimetableHeading.tsx";
import { TimetableItem } from "./TimetableItem.tsx";

interface TimetableProps {
  scope: TimetableScope;
  timeZone: string;
  rows: readonly { hour: number; turn: 0 | 1 }[];
  days: readonly TimetableDayProps[];
}

const frames = { day: "seen:flex", week: "wide:flex" };
const axes = {
  day: "hidden seen:block",
  week: "hidden wide:block wide:pt-14",
};
const lists = { day: "min-w-0 flex-1", week: "grid gap-3 wide:flex wide:gap-0 wide:flex-1 print:block" };
const dayBoxes = {
  day: "",
  week:
    "seen:rounded-lg seen:border seen:bg-surface seen:px-4 seen:py-2 sm:flex sm:flex-wrap sm:gap-x-6 wide:block wide:flex-1 wide:min-w-0 wide:rounded-none " +
    "wide:border-0 wide:bg-transparent wide:p-0 print:mb-2",
};
const columns = {
  day: "seen:relative seen:min-h-[var(--tall)] seen:border-x",
  week: "min-w-0 flex-[1_1_12rem] wide:relative wide:min-h-[var(--tall)] wide:border-l",
};
const backdrops = { day: "hidden seen:block", week: "hidden wide:block" };

/**
 * Days side by side, hours down. Each day lists its items in order of time; a screen with room lays the same
 * list out by the clock.
 */
export function Timetable({ scope, timeZone, rows, days }: TimetableProps) {
  const whole = { from: 0, steps: rows.length * 12 };
  return (
    <div id="timetable" class={frames[scope]}>
      <div aria-hidden="true" class={`${axes[scope]} w-14 shrink-0 pr-2 text-right text-sm text-soft`}>
        <div class={`relative ${slotClass(whole)}`}>
          {rows.map(({ hour, turn }, index) => (
            <span
              class={`absolute right-0 top-[var(--at)] whitespace-nowrap ${
                slotClass({ from: index * 12, steps: 12 })
              }`}
            >
              {turn === 1 ? `${formatHour(hour)} again` : formatHour(hour)}
            </span>
          ))}
        </div>
      </div>
      <ol class={lists[scope]}>
        {days.map((day, index) => (
          <li
            key={String(day.date)}
            id={`day-${index}`}
            aria-current={day.isToday ? "date" : undefined}
            class={dayBoxes[scope]}
          >
            <DayHeading scope={scope} day={day} next={index + 1 < days.length ? `#day-${index + 1}` : null} />
            <div class={`${columns[scope]} ${slotClass(whole)}`} data-column={index}>
              <Backdrop scope={scope} whole={whole} day={day} />
              <Items scope={scope} day={day} timeZone={timeZone} />
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Hours, buffers and the current time, only for the eye: the list has the words. */
function Backdrop({ scope, whole, day: { items, open, buffers, absent, now } }: {
  scope: TimetableScope;
  whole: Span;
  day: TimetableDayProps;
}) {
  const blocked = items.flatMap(({ kind, span }) =>
    kind === "visit" || kind === "free" || !span ? [] : [span]
  );
  const stripe = (span: Span, look: string) => (
    <i class={`absolute inset-x-0 top-[var(--at)] h-[var(--tall)] ${look} ${slotClass(span)}`} />
  );
  return (
    <div aria-hidden="true" class={backdrops[scope]}>
      {stripe(whole, "hours border-b bg-sunk")}
      {open.map((span) => stripe(span, "hours bg-surface"))}
      {buffers.map((span) => stripe(span, "bg-sunk"))}
      {blocked.map((span) => stripe(span, "hatched border-y bg-sunk"))}
      {absent.map((span) => stripe(span, "hatched bg-paper"))}
      {now === null ? null : stripe({ from: now, steps: 0 }, "z-10 border-t-2 border-bad")}
    </div>
  );
}

function Items({ scope, day, timeZone }: {
  scope: TimetableScope;
  day: TimetableDayProps;
  timeZone: string;
}) {
  const hasVisits = day.items.some(({ kind }) => kind === "visit");
  return (
    <ol>
      {hasVisits ? null : <li class={emptyDay[scope]}>No visits</li>}
      {day.items.map((item, index) => (
        <TimetableItem key={index} item={item} scope={scope} timeZone={timeZone} />
      ))}
    </ol>
  );
}

const emptyDay = { day: "sr-only print:not-sr-only", week: "text-soft wide:sr-only sm:py-2" };
