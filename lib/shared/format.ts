/**
 * Formats dates and times, always in a given zone. Browser-safe and without Temporal, which old phones lack.
 * Only numbers come from Intl, and the words are put together here, so that the server and every browser,
 * whatever its ICU, write the same.
 */

import { isolated } from "./isolated.ts";

/** A moment: a Temporal instant, or an RFC 3339 text. */
export type Moment = string | { readonly epochMilliseconds: number };

/** The date and time that a zone shows at a moment. `weekday`: 0 is Sunday. */
interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Creating a formatter takes as long as formatting hundreds of times. Zones are few; the limit protects
 * against hostile names.
 */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    if (formatters.size > 600) formatters.clear();
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Returns a moment as a Date. */
export const toDate = (at: Moment): Date => new Date(typeof at === "string" ? at : at.epochMilliseconds);

/** Returns the date and time in the zone (IANA) at that moment. @throws {RangeError} for an invalid zone. */
export function wallClock(at: Moment, timeZone: string): WallClock {
  // "11/24/2026, 09:30"
  const [month, day, year, hour, minute] = formatterOf(timeZone).format(toDate(at)).split(/\D+/).map(Number);
  return { year, month, day, hour: hour % 24, minute, weekday: weekdayOf(year, month, day) };
}

const weekdayOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();
const twoDigits = (number: number) => String(number).padStart(2, "0");

/** Returns the date in the zone: "2026-11-24". */
export function isoDate(at: Moment, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** "9:30 AM". */
export function formatClock(at: Moment, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone);
  return `${hour % 12 || 12}:${twoDigits(minute)} ${hour < 12 ? "AM" : "PM"}`;
}

/** "Tuesday, November 24"; with the year if it is not the current one. */
export function formatDate(at: Moment, timeZone: string, now: Moment = new Date().toISOString()): string {
  const { year, month, day, weekday } = wallClock(at, timeZone);
  const text = `${WEEKDAYS[weekday]}, ${MONTHS[month - 1]} ${day}`;
  return year === wallClock(now, timeZone).year ? text : `${text}, ${year}`;
}

/** "Tue, Nov 24". */
export function formatDay(at: Moment, timeZone: string): string {
  const { month, day, weekday } = wallClock(at, timeZone);
  return `${WEEKDAYS[weekday].slice(0, 3)}, ${MONTHS[month - 1].slice(0, 3)} ${day}`;
}

/** "Nov 24, 2026". */
export function formatShortDate(at: Moment, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone);
  return `${MONTHS[month - 1].slice(0, 3)} ${day}, ${year}`;
}

/** "Tuesday, November 24 at 9:30 AM". */
export function formatDateTime(at: Moment, timeZone: string): string {
  return `${formatDate(at, timeZone)} at ${formatClock(at, timeZone)}`;
}

/** "Today", "Tomorrow", or "Tue, Nov 24": the day relative to now, both in the zone. */
export function formatRelativeDay(at: Moment, timeZone: string, now: Moment): string {
  return nearDay(isoDate(at, timeZone), isoDate(now, timeZone)) ?? formatDay(at, timeZone);
}

/** Returns the name of a date near today; both as "2026-11-24". */
export function nearDay(date: string, today: string): "Today" | "Tomorrow" | "Yesterday" | null {
  switch (daysBetween(today, date)) {
    case 0:
      return "Today";
    case 1:
      return "Tomorrow";
    case -1:
      return "Yesterday";
    default:
      return null;
  }
}

/** Returns the number of calendar days between two dates, negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** Returns the date that many days later: addDays("2026-11-30", 1) is "2026-12-01". */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Formats a calendar date: "Tuesday, November 24". `date` is "2026-11-24". */
export function formatPlainDate(date: string): string {
  return formatDate(`${date}T12:00:00Z`, "UTC", `${date}T12:00:00Z`);
}

/** Formats a calendar date with its year: "September 1, 2032". */
export function formatFullDate(date: { toString(): string }): string {
  const { year, month, day } = wallClock(`${date}T12:00:00Z`, "UTC");
  return `${MONTHS[month - 1]} ${day}, ${year}`;
}

/** Formats a range of calendar days: "Monday, November 24, 2026", "November 23 – 29, 2026". */
export function formatDaySpan(first: string, last: string): string {
  const [from, to] = [first, last].map((date) => wallClock(`${date}T12:00:00Z`, "UTC"));
  if (first === last) return `${formatPlainDate(first)}, ${from.year}`;
  const start = `${MONTHS[from.month - 1]} ${from.day}${from.year === to.year ? "" : `, ${from.year}`}`;
  const end = from.month === to.month ? `${to.day}` : `${MONTHS[to.month - 1]} ${to.day}`;
  return `${start} – ${end}, ${to.year}`;
}

/** "50 minutes", "1 hour", "1 hour 30 minutes". */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours > 0) parts.push(hours === 1 ? "1 hour" : `${hours} hours`);
  if (rest > 0 || hours === 0) parts.push(rest === 1 ? "1 minute" : `${rest} minutes`);
  return parts.join(" ");
}

const zoneNames = new Map<string, string>();

/** Returns the zone's generic name, the same in summer and winter: "Eastern Time", "India Standard Time". */
export function zoneName(timeZone: string): string {
  let name = zoneNames.get(timeZone);
  if (name === undefined) {
    name = genericName(timeZone) ?? timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
    if (zoneNames.size > 600) zoneNames.clear();
    zoneNames.set(timeZone, name);
  }
  return name;
}

/** Returns the zone's name with its best-known city: "Eastern Time (New York)". */
export function formatZone(timeZone: string): string {
  const name = zoneName(timeZone);
  const city = timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return !timeZone.includes("/") || name.includes(city) ? name : `${name} (${city})`;
}

/** Null if the browser is too old for generic names. */
function genericName(timeZone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longGeneric" }).formatToParts();
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? null;
  } catch {
    return null;
  }
}

/** "1,204". */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** Names in a sentence: "Ada and Ben", "Ada, Ben, and Cleo". */
export function formatNames(people: readonly { name: string }[]): string {
  const names = people.map(({ name }) => isolated(name));
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")}${names.length > 2 ? "," : ""} and ${names[names.length - 1]}`;
}
