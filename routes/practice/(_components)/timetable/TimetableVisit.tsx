import type { AppointmentView } from "../../../../lib/scheduling/appointments/appointment_view.ts";
import { formatNames } from "../../../../lib/shared/format.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { Time } from "../../../../components/page/Time.tsx";
import { WHOLE } from "../../../../lib/shared/timetable.ts";
import type { TimetableScope } from "./timetable_scope.ts";
import { enSpace, noBreakSpace } from "../../../../lib/shared/spaces.ts";

/** A visit of the calendar; its type is empty for the usual one. */
export type TimetableVisitFacts = Pick<
  AppointmentView,
  "id" | "startsAt" | "endsAt" | "status" | "type" | "patients" | "cannotReschedule"
>;

interface TimetableVisitProps {
  visit: TimetableVisitFacts;
  beganBefore: boolean;
  endsAfter: boolean;
  /** The classes that place it. */
  place: string;
  scope: TimetableScope;
  timeZone: string;
}

/** Color alone conveys nothing: any status except booked is in words. */
const words: Record<string, string> = {
  pending: "requested",
  arrived: "here",
  fulfilled: "done",
  noshow: "missed",
};

const shapes = {
  day:
    "relative flex flex-wrap content-start items-baseline gap-x-3 seen:ml-1 seen:mr-2 seen:rounded seen:border-l-4 seen:pl-2 seen:pr-20",
  week: "relative flex flex-wrap items-center gap-x-4 seen:min-h-touch wide:block wide:ml-px wide:mr-1 " +
    "wide:rounded wide:border-l-4 wide:px-1 wide:text-sm wide:leading-tight print:text-sm",
};
const looks: Record<TimetableScope, Record<string, string>> = {
  day: {
    booked: "seen:border-accent seen:bg-wash",
    pending: "seen:border seen:border-dashed seen:border-edge seen:bg-surface",
    over: "seen:border-edge seen:bg-sunk",
  },
  week: {
    booked: "wide:border-accent wide:bg-wash",
    pending: "wide:border wide:border-dashed wide:border-edge wide:bg-surface",
    over: "wide:border-edge wide:bg-sunk",
  },
};

/** A visit, linked to its appointment; one that can still be moved also has a link for that. */
export function TimetableVisit(props: TimetableVisitProps) {
  const { visit, beganBefore, endsAfter, place, scope, timeZone } = props;
  const { id, startsAt, endsAt, status, type, patients } = visit;
  const name = formatNames(patients);
  const look = status === "pending" || status === "booked" || status === "arrived" ? status : "over";
  const isMovable = !visit.cannotReschedule;
  return (
    <li
      class={`${shapes[scope]} ${looks[scope][look] ?? looks[scope].booked} ${place}`}
      data-visit={isMovable ? id : undefined}
    >
      <span class={times[scope]}>
        <Time at={startsAt} timeZone={timeZone} show="time" />
        <span class={scope === "week" ? "sr-only sm:not-sr-only wide:sr-only" : undefined}>
          {noBreakSpace}– <Time at={endsAt} timeZone={timeZone} show="time" />
        </span>
      </span>
      {isMovable
        ? (
          <a
            href={paths.reschedule(id)}
            aria-label={`Move ${name}`}
            class={moveLinks[scope]}
          >
            Move
          </a>
        )
        : null}
      <span class={scope === "week" ? "wide:block" : undefined}>
        <a href={paths.appointment(id)} class={names[scope]}>
          <bdi>{name}</bdi>
        </a>
        {type ? <span class="text-soft">, {type}</span> : null}
        {words[status]
          ? <strong class="whitespace-nowrap font-normal">{` · ${words[status]}`}</strong>
          : null}
        {beganBefore ? <span class="text-soft">{enSpace}(began the day before)</span> : null}
        {endsAfter ? <span class="text-soft">{enSpace}(until the next day)</span> : null}
      </span>
    </li>
  );
}

const times = {
  day: "whitespace-nowrap text-soft",
  week: "shrink-0 w-20 sm:w-44 whitespace-nowrap text-soft wide:text-xs",
};
const names = {
  day: `${WHOLE} font-semibold`,
  week: `${WHOLE} font-semibold wide:text-ink wide:no-underline wide:hover:underline`,
};
const moveLinks = {
  day: "hidden seen:flex items-center absolute inset-y-0 right-0 z-10 px-4",
  week: "hidden wide:inline float-right relative z-10 wide:text-xs",
};
