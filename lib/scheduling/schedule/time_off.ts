import type { ScheduleInput } from "../../shared/schemas/schedule.ts";
import type { Interval } from "../time/interval.ts";
import { startOfDay } from "../time/wall_clock.ts";

type TimeOffInput = ScheduleInput["timeOff"][number];

/** Returns the interval of a time-off entry in its own zone: whole days if it has no times. */
export function timeOffInterval(off: TimeOffInput, timeZone: string): Interval {
  const at = (date: string, time: string) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
      .toInstant();
  const dayAfter = Temporal.PlainDate.from(off.endsOn).add({ days: 1 });
  return {
    startsAt: off.startsAt
      ? at(off.startsOn, off.startsAt)
      : startOfDay(Temporal.PlainDate.from(off.startsOn), timeZone),
    endsAt: off.endsAt ? at(off.endsOn, off.endsAt) : startOfDay(dayAfter, timeZone),
  };
}

/** Returns an interval as it was entered, without times if it covers whole days. */
export function timeOffEntry(
  { startsAt, endsAt, timeZone, note }: Interval & { timeZone: string; note: string },
) {
  const start = startsAt.toZonedDateTimeISO(timeZone);
  const end = endsAt.toZonedDateTimeISO(timeZone);
  const clock = (moment: Temporal.ZonedDateTime) => moment.toPlainTime().toString({ smallestUnit: "minute" });
  const isMidnight = (moment: Temporal.ZonedDateTime) => moment.startOfDay().equals(moment);
  return {
    startsOn: start.toPlainDate().toString(),
    ...(isMidnight(start) ? {} : { startsAt: clock(start) }),
    endsOn: (isMidnight(end) ? end.toPlainDate().subtract({ days: 1 }) : end.toPlainDate()).toString(),
    ...(isMidnight(end) ? {} : { endsAt: clock(end) }),
    timeZone,
    note,
  };
}
