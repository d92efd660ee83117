/**
 * What a calendar means, computed without any code of Bloom's: day by day, each rule by the table of RFC
 * 5545, 3.3.10. All clock times are milliseconds as if they were UTC.
 */

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export type Time = [from: number, until: number];

export interface ModelRule {
  freq: "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count?: number;
  /** Inclusive, by the event's clock. */
  until?: number;
  byMonth?: number[];
  byMonthDay?: number[];
  byYearDay?: number[];
  /** Weekdays, Monday is 1, with their number in the month or year (0: each). */
  byDay?: [number: number, weekday: number][];
  byHour?: number[];
  bySetPos?: number[];
  /** 1 or 7. */
  weekStart: number;
}

export interface ModelEvent {
  /** An IANA name or an offset that Temporal takes. */
  zone: string;
  isDate: boolean;
  start: number;
  /** Days by the clock and then exact time. */
  days: number;
  milliseconds: number;
  isBusy: boolean;
  rule?: ModelRule;
  further: { start: number; days: number; milliseconds: number }[];
  /** Clock times of excluded occurrences; a day excludes all of its own. */
  except: number[];
  exceptDays: number[];
  changes: { instead: number; start: number; milliseconds: number; isBusy: boolean; andAfter: boolean }[];
}

/** Returns the times that an event blocks in a range. */
export function modelTimes(event: ModelEvent, [from, until]: Time): Time[] {
  const { start, days, milliseconds, zone } = event;
  const times: Time[] = [];
  const add = (clock: number, days: number, milliseconds: number) => {
    times.push([instantOf(clock, zone), instantOf(clock + days * DAY, zone) + milliseconds]);
  };
  const occurring = [
    ...new Set([start, ...(event.rule ? ruleClocks(event.rule, start, until + 2 * DAY) : [])]),
  ].map((start) => ({ start, days, milliseconds }));
  const changed = new Map(event.changes.map((change) => [change.instead, change]));
  const following = event.changes.filter(({ andAfter }) => andAfter);
  for (const one of [...occurring, ...event.further]) {
    const isGone = event.except.includes(one.start) || event.exceptDays.includes(dayOf(one.start));
    if (isGone || changed.has(one.start)) continue;
    const [later] = following.filter(({ instead }) => instead < one.start).sort((a, b) =>
      b.instead - a.instead
    );
    if (!later) {
      if (event.isBusy) add(one.start, one.days, one.milliseconds);
    } else if (later.isBusy) add(one.start + later.start - later.instead, 0, later.milliseconds);
  }
  for (const change of event.changes) if (change.isBusy) add(change.start, 0, change.milliseconds);
  return times.map(([a, b]): Time => [Math.max(a, from), Math.min(b, until)]).filter(([a, b]) => a < b);
}

/** Returns a rule's clock times from its start to an end. */
export function ruleClocks(rule: ModelRule, start: number, end: number): number[] {
  const last = Math.min(end, rule.until ?? Infinity);
  const periods = new Map<number, number[]>();
  const hour = new Date(start).getUTCHours();
  const rest = start % HOUR;
  // A period is looked at wholly, because positions are counted in all of it.
  const around = { HOURLY: 1, DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }[rule.freq] * DAY;
  for (let day = dayOf(start) - around; day <= last + around; day += DAY) {
    const period = periodOf(day, rule, start);
    const isHourly = rule.freq === "HOURLY";
    if (!isHourly && (period < 0 || period % rule.interval !== 0)) continue;
    if (!matches(day, rule, start)) continue;
    for (const at of isHourly ? rule.byHour ?? HOURS : rule.byHour ?? [hour]) {
      const clock = day + at * HOUR + rest;
      const hours = Math.round((clock - start) / HOUR);
      if (isHourly && (hours < 0 || hours % rule.interval !== 0)) continue;
      const key = isHourly ? hours : period;
      const inside = periods.get(key);
      if (inside) inside.push(clock);
      else periods.set(key, [clock]);
    }
  }
  const clocks = [...periods.values()].flatMap((inside) => {
    const ordered = inside.toSorted((a, b) => a - b);
    if (!rule.bySetPos) return ordered;
    return [...new Set(rule.bySetPos.map((at) => ordered.at(at > 0 ? at - 1 : at)))].filter((one) =>
      one !== undefined
    );
  }).filter((clock) => clock >= start).sort((a, b) => a - b);
  return clocks.slice(0, rule.count).filter((clock) => clock <= last);
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Returns how many periods of its frequency a day is after the start's. */
function periodOf(day: number, { freq, weekStart }: ModelRule, start: number): number {
  const [a, b] = [new Date(dayOf(start)), new Date(day)];
  if (freq === "YEARLY") return b.getUTCFullYear() - a.getUTCFullYear();
  if (freq === "MONTHLY") {
    return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  }
  if (freq === "WEEKLY") return (weekOf(day, weekStart) - weekOf(dayOf(start), weekStart)) / (7 * DAY);
  return (day - dayOf(start)) / DAY;
}

const weekOf = (day: number, weekStart: number) => day - ((weekday(day) - weekStart + 7) % 7) * DAY;

/** Whether a rule allows this day, by every filter, and where it names none, by the start. */
function matches(day: number, rule: ModelRule, start: number): boolean {
  const { freq, byMonth, byMonthDay, byYearDay, byDay } = rule;
  const date = new Date(day);
  const [year, month, inMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const monthLength = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const inYear = Math.round((day - Date.UTC(year, 0, 1)) / DAY) + 1;
  const yearLength = Math.round((Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY);
  if (byMonth && !byMonth.includes(month)) return false;
  if (byMonthDay && !byMonthDay.some((at) => at === inMonth || at === inMonth - monthLength - 1)) {
    return false;
  }
  if (byYearDay && !byYearDay.some((at) => at === inYear || at === inYear - yearLength - 1)) return false;
  if (byDay) {
    const isInMonth = freq === "MONTHLY" || (freq === "YEARLY" && byMonth);
    const [at, length] = isInMonth ? [inMonth, monthLength] : [inYear, yearLength];
    const [first, last] = [Math.ceil(at / 7), -Math.ceil((length - at + 1) / 7)];
    if (!byDay.some(([number, of]) => of === weekday(day) && [0, first, last].includes(number))) return false;
  }
  const began = new Date(start);
  if (freq === "WEEKLY" && !byDay) return weekday(day) === weekday(dayOf(start));
  if (byDay || byMonthDay || byYearDay) return true;
  if (freq === "MONTHLY") return inMonth === began.getUTCDate();
  if (freq === "YEARLY") {
    return inMonth === began.getUTCDate() && (Boolean(byMonth) || month === began.getUTCMonth() + 1);
  }
  return true;
}

export const dayOf = (clock: number) => Math.floor(clock / DAY) * DAY;
/** Monday is 1, Sunday 7. */
export const weekday = (day: number) => new Date(day).getUTCDay() || 7;

const offsets = new Map<string, number | null>();

/**
 * Returns the instant when clocks in a zone show this: in a gap by the offset before it, twice by the first.
 */
export function instantOf(clock: number, zone: string): number {
  const day = dayOf(clock);
  const key = `${zone} ${day}`;
  if (!offsets.has(key)) {
    const [a, b] = [day, day + DAY].map((at) => at - throughTemporal(at, zone));
    offsets.set(key, a === b ? a : null);
  }
  const offset = offsets.get(key);
  return offset === null || offset === undefined ? throughTemporal(clock, zone) : clock - offset;
}

function throughTemporal(clock: number, zone: string): number {
  return Temporal.PlainDateTime.from(new Date(clock).toISOString().slice(0, 19)).toZonedDateTime(zone)
    .epochMilliseconds;
}
