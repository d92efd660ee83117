import { RRuleTemporal } from "rrule-temporal";
import { TooMuchError } from "./calendar_parts.ts";
import { type CalendarMoment, DAY, readMoment } from "./calendar_values.ts";

/** A recurrence rule that was understood wholly. */
export interface Recurrence {
  text: string;
  until: CalendarMoment | null;
}

const list = (item: string) => new RegExp(`^${item}(,${item})*$`);
/** Every part of a rule and its values (RFC 5545, 3.3.10). The library drops what it does not know. */
const PARTS: Record<string, RegExp> = {
  FREQ: /^(SECOND|MINUTE|HOUR|DAI|WEEK|MONTH|YEAR)LY$/,
  INTERVAL: /^0*[1-9]\d{0,5}$/,
  COUNT: /^0*[1-9]\d{0,6}$/,
  BYSECOND: list("[0-5]?\\d"),
  BYMINUTE: list("[0-5]?\\d"),
  BYHOUR: list("([01]?\\d|2[0-3])"),
  BYDAY: list("([+-]?0?([1-9]|[1-4]\\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)"),
  BYMONTHDAY: list("[+-]?0?([1-9]|[12]\\d|3[01])"),
  BYYEARDAY: list("[+-]?0{0,2}([1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6])"),
  BYWEEKNO: list("[+-]?0?([1-9]|[1-4]\\d|5[0-3])"),
  BYMONTH: list("(0?[1-9]|1[0-2])"),
  BYSETPOS: list("[+-]?0{0,2}([1-9]\\d?|[12]\\d\\d|3[0-5]\\d|36[0-6])"),
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
};

/** Reads a rule. Null: any part of it was not understood. */
export function readRecurrence(value: string): Recurrence | null {
  const parts = new Map<string, string>();
  let until: CalendarMoment | null = null;
  for (const part of value.toUpperCase().replace(/;$/, "").split(";")) {
    const [name, text, ...more] = part.split("=").map((side) => side.trim());
    if (text === undefined || more.length > 0 || parts.has(name)) return null;
    if (name === "UNTIL") {
      until = readMoment(text, null);
      if (!until) return null;
    } else if (!Object.hasOwn(PARTS, name) || !PARTS[name].test(text)) return null;
    parts.set(name, text);
  }
  if (!parts.has("FREQ") || (until && parts.has("COUNT"))) return null;
  parts.delete("UNTIL");
  const text = [...parts].map(([name, text]) => `${name}=${text}`).join(";");
  return isAllowed(text) ? { text, until } : null;
}

/** The library's strict mode knows which parts go together (RFC 5545, 3.3.10). */
function isAllowed(text: string): boolean {
  try {
    new RRuleTemporal({ rruleString: ruleAt(0, text), strict: true });
    return true;
  } catch {
    return false;
  }
}

/** Steps in one rule: more than a real one takes, and less than a second. */
const MOST_STEPS = 50_000;

/**
 * Returns the clock times of a rule's occurrences in a range, of which `until` is the last possible. They are
 * counted by the clock of the event's zone, which here is UTC.
 * @throws {TooMuchError}
 */
export function occurrences(
  { text }: Recurrence,
  start: number,
  [from, until]: readonly [number, number],
): number[] {
  if (until < start || until < from) return [];
  const rule = new RRuleTemporal({
    rruleString: ruleAt(start, text),
    strict: true,
    maxIterations: MOST_STEPS,
  });
  try {
    return rule.between(new Date(Math.max(from, start - DAY)), new Date(until), true)
      .map(({ epochMilliseconds }) => epochMilliseconds);
  } catch (error) {
    throw new TooMuchError("The recurrence rule takes too long to expand.", { cause: error });
  }
}

const ruleAt = (start: number, text: string) =>
  `DTSTART:${new Date(start).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z\nRRULE:${text}`;
