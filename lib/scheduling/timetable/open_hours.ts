import type { WeeklyHours } from "../schedule/schedule.ts";
import type { Interval } from "../time/interval.ts";
import { momentFrom, wallClock } from "../time/wall_clock.ts";
import { weeklyStretches } from "../schedule/weekly_stretches.ts";
import { clipTo, union } from "../time/interval.ts";

/** Returns the times in a range that weekly hours in this zone cover. */
export function openHours(
  { hours, timeZone }: { hours: readonly WeeklyHours[]; timeZone: string },
  frame: Interval,
): Interval[] {
  const last = frame.endsAt.toZonedDateTimeISO(timeZone).toPlainDate();
  // A stretch may last up to a week.
  let date = frame.startsAt.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 7 });
  const open: Interval[] = [];
  const stretches = weeklyStretches(hours);
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const { weekday, startsMinute, endsMinute } of stretches) {
      if (weekday !== date.dayOfWeek) continue;
      open.push({
        startsAt: momentFrom(wallClock(date, startsMinute), timeZone),
        endsAt: momentFrom(wallClock(date, endsMinute), timeZone),
      });
    }
  }
  return clipTo(frame, union(open));
}
