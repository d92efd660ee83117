import { formatNames, formatPlainDate, type Moment } from "../lib/shared/format.ts";
import { paths } from "../lib/shared/paths.ts";
import { Card } from "./card.tsx";
import { Time } from "./time.tsx";

interface Visit {
  id: string;
  startsAt: Moment;
  endsAt: Moment;
  status: string;
  patients: readonly { name: string }[];
}

interface PracticeWeekProps {
  timeZone: string;
  days: readonly { date: { toString(): string }; isToday: boolean; appointments: readonly Visit[] }[];
}

const statusNotes: Record<string, string> = {
  pending: "asked for",
  arrived: "here",
  fulfilled: "done",
  noshow: "did not come",
};

/** The visits of a week, day by day. */
export function PracticeWeek({ timeZone, days }: PracticeWeekProps) {
  return (
    <ol class="grid gap-3">
      {days.map(({ date, isToday, appointments }) => (
        <li key={String(date)} aria-current={isToday ? "date" : undefined}>
          <Card>
            <div class="sm:flex sm:items-baseline sm:gap-6">
              <h3 class="font-semibold sm:w-60 sm:shrink-0 sm:py-2.5">
                {formatPlainDate(String(date))}
                {isToday
                  ? <span class="ml-2 inline-block rounded bg-wash px-2 text-sm text-deep">Today</span>
                  : null}
              </h3>
              {appointments.length === 0
                ? <p class="text-soft sm:py-2">No visits</p>
                : <VisitList visits={appointments} timeZone={timeZone} />}
            </div>
          </Card>
        </li>
      ))}
    </ol>
  );
}

/** Visits of one day, each leading to its appointment. */
export function VisitList({ visits, timeZone }: { visits: readonly Visit[]; timeZone: string }) {
  return (
    <ul class="min-w-0 flex-1">
      {visits.map(({ id, startsAt, endsAt, status, patients }) => (
        <li key={id}>
          <a
            href={paths.appointment(id)}
            class="flex min-h-touch flex-wrap items-center gap-x-4 text-ink no-underline"
          >
            <span class="sm:w-44">
              <Time at={startsAt} timeZone={timeZone} show="time" /> –{" "}
              <Time at={endsAt} timeZone={timeZone} show="time" />
            </span>
            <span class="font-semibold text-accent underline">{formatNames(patients)}</span>
            {statusNotes[status] ? <span class="text-soft">{statusNotes[status]}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
