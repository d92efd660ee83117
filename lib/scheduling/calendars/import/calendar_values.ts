/** A time as its clock shows it, or a whole day. */
export interface CalendarMoment {
  /** What the clock shows, in milliseconds as if it were UTC. Plain numbers, because files are large. */
  clock: number;
  isDate: boolean;
  /** TZID; "UTC"; null: the calendar's own zone. */
  zone: string | null;
}

/** Days by the clock, and then exact time (RFC 5545, 3.3.6). */
export interface CalendarLength {
  days: number;
  milliseconds: number;
}

export const DAY = 86_400_000;

const MOMENT = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z?))?$/i;

/**
 * Reads a date or a date-time. Eight digits are a date in every property, and a time without seconds is at
 * the minute. Null: it is neither, or does not exist.
 */
export function readMoment(value: string, zone: string | null): CalendarMoment | null {
  const [, year, month, day, hour, minute, second, utc] = MOMENT.exec(value) ?? [];
  if (year === undefined) return null;
  const isDate = hour === undefined;
  // A leap second counts as the last second of its minute.
  const time = isDate ? [0, 0, 0] : [Number(hour), Number(minute), Math.min(Number(second ?? 0), 59)];
  const clock = Date.UTC(Number(year), Number(month) - 1, Number(day), ...time);
  const read = new Date(clock).toISOString();
  const isReal = read.startsWith(`${year}-${month}-${day}`) && Number(read.slice(11, 13)) === time[0] &&
    time[1] < 60 && Number(second ?? 0) <= 60;
  if (!isReal || Number(year) < 1000) return null;
  // A zone beside UTC contradicts it.
  if (utc && zone !== null && zone !== "UTC") return null;
  return { clock, isDate, zone: isDate ? null : utc ? "UTC" : zone };
}

/** Returns the date at the beginning of an invalid time, so that at least its day can be blocked. */
export function readDay(value: string): CalendarMoment | null {
  return readMoment(value.slice(0, 8), null);
}

const LENGTH = /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/i;

/** Reads a duration. Null: it is none, or negative. */
export function readLength(value: string): CalendarLength | null {
  const [all, sign, ...parts] = LENGTH.exec(value) ?? [];
  if (all === undefined || sign === "-" || !/\d[A-Z]$/i.test(all)) return null;
  const [weeks, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return { days: weeks * 7 + days, milliseconds: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

/** Reads a UTC offset, as in a zone's definition, in milliseconds. Null: it is none. */
export function readOffset(value: string): number | null {
  const [, sign, hours, minutes = "0", seconds = "0"] = /^([+-])(\d\d?):?(\d\d)?:?(\d\d)?$/.exec(value) ?? [];
  if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -size : size;
}
