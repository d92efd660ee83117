import { rangeMinutes, type ScheduleInput } from "../../shared/schemas/schedule.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { timeOffInterval } from "../schedule/time_off.ts";

/** Converts a schedule's input into minutes and instants of time off. */
export function scheduleOfInput(
  therapistId: string,
  { hours, timeOff, ...settings }: ScheduleInput,
): Schedule {
  return {
    therapistId,
    ...settings,
    hours: hours.map((range) => ({ weekday: range.weekday, ...rangeMinutes(range) })),
    timeOff: timeOff.map((off) => timeOffInterval(off, off.timeZone ?? settings.timeZone)),
  };
}
