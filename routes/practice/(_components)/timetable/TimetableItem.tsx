import { formatClock, type Moment, toDate } from "../../../../lib/shared/format.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { slotClass } from "../../../../lib/shared/timetable.ts";
import type { TimetableEntry } from "./timetable_day.ts";
import type { TimetableScope } from "./timetable_scope.ts";
import { Time } from "../../../../components/page/Time.tsx";
import { TimetableVisit } from "./TimetableVisit.tsx";

interface TimetableItemProps {
  item: TimetableEntry;
  scope: TimetableScope;
  timeZone: string;
}

/** The classes that place an entry in the laid-out timetable; in a list it only takes its line. */
const placed = {
  day: "seen:absolute seen:inset-x-0 seen:top-[var(--at)] seen:min-h-[var(--tall)]",
  week: "wide:absolute wide:inset-x-0 wide:top-[var(--at)] wide:min-h-[var(--tall)]",
};

const blockedLooks = {
  day: "text-soft seen:p-1 seen:text-sm",
  week: "text-soft seen:py-2 wide:p-1 wide:text-sm wide:leading-tight print:text-sm",
};
/** Legible on the pattern behind it. */
const blockedWords = { day: "seen:bg-sunk", week: "wide:bg-sunk" };
const freeLooks = { day: "hidden seen:block", week: "hidden wide:block" };

/** One entry of a day. */
export function TimetableItem({ item, scope, timeZone }: TimetableItemProps) {
  const place = item.span ? `${placed[scope]} ${slotClass(item.span)}` : "seen:sr-only";
  switch (item.kind) {
    case "visit":
      return <TimetableVisit {...item} place={place} scope={scope} timeZone={timeZone} />;
    case "free":
      return (
        <li class={`${freeLooks[scope]} ${place}`}>
          <FreeTime startsAt={item.startsAt} timeZone={timeZone} />
        </li>
      );
    case "held":
      return (
        <li class={`${blockedLooks[scope]} ${place}`}>
          <span class={blockedWords[scope]}>
            <ClockRange {...item} timeZone={timeZone} />: held for the{" "}
            <a href={paths.practiceWaitlist()}>waitlist</a>
          </span>
        </li>
      );
    case "time_off":
    case "elsewhere":
      return (
        <li class={`${blockedLooks[scope]} ${place}`}>
          <span class={blockedWords[scope]}>
            {item.isWholeDay ? "All day" : <ClockRange {...item} timeZone={timeZone} />}:{" "}
            {item.kind === "elsewhere"
              ? "busy in another calendar"
              : item.note
              ? `time off (${item.note})`
              : "time off"}
          </span>
        </li>
      );
  }
}

/** A link to a new appointment in a free interval; it shows its text when hovered. */
function FreeTime({ startsAt, timeZone }: { startsAt: Moment; timeZone: string }) {
  const at = toDate(startsAt).toISOString().replace(".000", "");
  return (
    <a
      href={paths.newAppointment({ startsAt: at })}
      class="group block min-h-[var(--tall)] px-2 text-sm text-soft no-underline hover:bg-wash focus:bg-wash"
    >
      <span aria-hidden="true">+</span>
      <span class="sr-only group-hover:not-sr-only group-focus:not-sr-only">
        New at {formatClock(startsAt, timeZone)}
      </span>
    </a>
  );
}

/** "9:00 AM – 9:50 AM". */
function ClockRange({ startsAt, endsAt, timeZone }: {
  startsAt: Moment;
  endsAt: Moment;
  timeZone: string;
}) {
  return (
    <>
      <Time at={startsAt} timeZone={timeZone} show="time" /> –{" "}
      <Time at={endsAt} timeZone={timeZone} show="time" />
    </>
  );
}
