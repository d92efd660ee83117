import type { Span } from "../../shared/timetable.ts";
import type { Interval } from "../time/interval.ts";
import { cutFreeTime } from "./cut_free_time.ts";
import { beginningsOf, type HourRow, hoursOfDay, spanIn, STEPS_IN_HOUR, wholeDay } from "./hour_rows.ts";
import { clipTo, union, without } from "../time/interval.ts";

/** A visit with the facts that decide its place. */
export interface PlacedVisit extends Interval {
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** Everything that a day can contain. */
interface TimetableParts<Visit extends PlacedVisit> {
  timeZone: string;
  now: Temporal.Instant;
  visits: readonly Visit[];
  open: readonly Interval[];
  timeOff: readonly (Interval & { note: string })[];
  busyElsewhere: readonly Interval[];
  /** Held for waitlist offers. */
  held: readonly PlacedVisit[];
}

/** A day's list, in order. `span` is null for an item outside the displayed hours. */
export type DayItem<Visit> =
  | { kind: "visit"; visit: Visit; span: Span | null; beganBefore: boolean; endsAfter: boolean }
  | {
    kind: "time_off";
    note: string;
    isWholeDay: boolean;
    startsAt: Temporal.Instant;
    endsAt: Temporal.Instant;
    span: Span | null;
  }
  | {
    kind: "elsewhere";
    isWholeDay: boolean;
    startsAt: Temporal.Instant;
    endsAt: Temporal.Instant;
    span: Span | null;
  }
  | { kind: "held"; startsAt: Temporal.Instant; endsAt: Temporal.Instant; span: Span | null }
  | { kind: "free"; startsAt: Temporal.Instant; endsAt: Temporal.Instant; span: Span | null };

/** A day of the timetable. */
export interface TimetableDay<Visit> {
  date: Temporal.PlainDate;
  isToday: boolean;
  items: DayItem<Visit>[];
  /** Behind the items: open hours, buffers around visits, and hours that this day lacks. */
  open: Span[];
  buffers: Span[];
  absent: Span[];
  /** The current time, in steps from the top; null if it is not visible. */
  now: number | null;
  /** The instant when each row begins; null if it does not exist on this day. */
  beginnings: (Temporal.Instant | null)[];
  /** How the clocks change on this day. */
  clocks: "go_forward" | "go_back" | null;
}

/**
 * Lays out one day: visits, blocked time, and the free time where appointments can be made. Items across
 * midnight are shown on both days.
 */
export function layOutDay<Visit extends PlacedVisit>(
  date: Temporal.PlainDate,
  rows: readonly HourRow[],
  parts: TimetableParts<Visit>,
): TimetableDay<Visit> {
  const { timeZone, now } = parts;
  const day = wholeDay(date, timeZone);
  const span = (interval: Interval) => {
    const [clipped] = clipTo(day, [interval]);
    return clipped ? spanIn(rows, clipped, timeZone) : null;
  };
  const spans = (intervals: readonly Interval[]) => intervals.flatMap((interval) => span(interval) ?? []);
  const visits = parts.visits.filter((visit) => clipTo(day, [visit]).length > 0);
  const open = clipTo(day, parts.open);
  const items: DayItem<Visit>[] = [
    ...visits.map((visit) => ({
      kind: "visit" as const,
      visit,
      span: span(visit),
      beganBefore: Temporal.Instant.compare(visit.startsAt, day.startsAt) < 0,
      endsAfter: Temporal.Instant.compare(visit.endsAt, day.endsAt) > 0,
    })),
    ...blockedItems(day, parts).map((item) => ({ ...item, span: span(item) })),
    ...clipTo(day, parts.held).map((offer) => ({ kind: "held" as const, ...offer, span: span(offer) })),
    ...freePieces(day, open, visits, parts).map((piece) => ({
      kind: "free" as const,
      ...piece,
      span: span(piece),
    })),
  ];
  return {
    date,
    isToday: clipTo(day, [{ startsAt: now, endsAt: now.add({ nanoseconds: 1 }) }]).length > 0,
    items: items.toSorted((a, b) => Temporal.Instant.compare(startOf(a), startOf(b))),
    open: spans(open),
    buffers: spans([...visits, ...parts.held].flatMap(buffersOf)),
    absent: absentRows(date, rows, timeZone),
    now: span({ startsAt: now, endsAt: now.add({ nanoseconds: 1 }) })?.from ?? null,
    beginnings: beginningsOf(rows, date, timeZone),
    clocks: changeOfClocks(day),
  };
}

const startOf = <Visit extends PlacedVisit>(item: DayItem<Visit>) =>
  item.kind === "visit" ? item.visit.startsAt : item.startsAt;

/** Returns time off, each interval with its note, and the imported calendars' busy times, merged. */
function blockedItems<Visit extends PlacedVisit>(day: Interval, parts: TimetableParts<Visit>) {
  const isWholeDay = ({ startsAt, endsAt }: Interval) =>
    startsAt.equals(day.startsAt) && endsAt.equals(day.endsAt);
  const timeOff = clipTo(day, parts.timeOff);
  const elsewhere = without(clipTo(day, parts.busyElsewhere), timeOff);
  return [
    ...timeOff.map((off) => ({ kind: "time_off" as const, ...off, isWholeDay: isWholeDay(off) })),
    ...elsewhere.map((busy) => ({ kind: "elsewhere" as const, ...busy, isWholeDay: isWholeDay(busy) })),
  ];
}

/** Returns the part of the hours that is not busy, not a buffer and not past. */
function freePieces<Visit extends PlacedVisit>(
  day: Interval,
  open: readonly Interval[],
  visits: readonly Visit[],
  { timeZone, now, timeOff, busyElsewhere, held }: TimetableParts<Visit>,
): Interval[] {
  const past = { startsAt: Temporal.Instant.fromEpochMilliseconds(0), endsAt: nextQuarter(now) };
  const placed = [...visits, ...held];
  const taken = [...placed, ...placed.flatMap(buffersOf), ...timeOff, ...busyElsewhere, past];
  return clipTo(day, without(open, taken)).flatMap((free) => cutFreeTime(free, timeZone));
}

/** Returns the buffers before and after a visit. */
function buffersOf({ startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes }: PlacedVisit): Interval[] {
  return union([
    { startsAt: startsAt.subtract({ minutes: bufferBeforeMinutes }), endsAt: startsAt },
    { startsAt: endsAt, endsAt: endsAt.add({ minutes: bufferAfterMinutes }) },
  ]).filter((buffer) => !buffer.startsAt.equals(buffer.endsAt));
}

/** Rounds up, because no appointment is made for this very minute. */
const nextQuarter = (now: Temporal.Instant) =>
  Temporal.Instant.fromEpochMilliseconds((Math.floor(now.epochMilliseconds / 900_000) + 1) * 900_000);

function absentRows(date: Temporal.PlainDate, rows: readonly HourRow[], timeZone: string): Span[] {
  const hours = hoursOfDay(date, timeZone);
  return rows.flatMap((row, index) =>
    hours.some(({ hour, turn }) => hour === row.hour && turn === row.turn)
      ? []
      : [{ from: index * STEPS_IN_HOUR, steps: STEPS_IN_HOUR }]
  );
}

function changeOfClocks({ startsAt, endsAt }: Interval): TimetableDay<never>["clocks"] {
  const hours = startsAt.until(endsAt).total("hours");
  return hours === 24 ? null : hours < 24 ? "go_forward" : "go_back";
}
