/** The parts of a calendar that tell when its owner is busy. */
interface CalendarParts {
  /** The calendar's own zone; null: it names none. */
  timeZone: string | null;
  /** VTIMEZONE, VEVENT and VFREEBUSY components, each as iCalendar. */
  timeZones: string[];
  events: string[];
  freeBusy: string[];
}

/** The only properties that are read: no summary, no description, no location, no people. */
const KEPT = new Set([
  ...["UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"],
  ...["TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY"],
]);
/** A file of 5 MB could contain more only if most of them were empty. */
const MOST_EVENTS = 20_000;
const MOST_ZONES = 200;
/** Even a line with thousands of exceptions is shorter. Characters. */
const LONGEST_LINE = 100_000;

/** The file demands more than any real calendar. */
export class TooMuchError extends Error {
  override name = "TooMuchError";
}

/**
 * Splits a calendar into its components and drops, before any parsing, everything that does not tell busy
 * times.
 * @throws {TooMuchError}
 */
export function calendarParts(text: string): CalendarParts {
  const parts: CalendarParts = { timeZone: null, timeZones: [], events: [], freeBusy: [] };
  const stack: string[] = [];
  let component: string[] = [];
  for (const line of contentLines(text)) {
    const name = /^[A-Za-z0-9-]+/.exec(line)?.[0].toUpperCase();
    if (name === undefined || line.length > LONGEST_LINE) continue;
    const value = () => line.slice(line.indexOf(":") + 1).trim();
    if (name === "BEGIN") {
      stack.push(value().toUpperCase());
      if (stack.length === 2) component = [];
    }
    const [, kind, ...deeper] = stack;
    if (kind === "VTIMEZONE") component.push(line);
    else if (isTime(kind) && deeper.length === 0 && (KEPT.has(name) || isFrame(name))) component.push(line);
    else if (stack.length === 1 && name === "X-WR-TIMEZONE") parts.timeZone = value();
    if (name !== "END") continue;
    if (stack.length === 2 && kind === "VTIMEZONE") {
      keep(parts.timeZones, component, MOST_ZONES);
    }
    if (stack.length === 2 && kind === "VEVENT") keep(parts.events, component, MOST_EVENTS);
    if (stack.length === 2 && kind === "VFREEBUSY") keep(parts.freeBusy, component, MOST_EVENTS);
    stack.pop();
  }
  return parts;
}

const isTime = (kind: string) => kind === "VEVENT" || kind === "VFREEBUSY";
const isFrame = (name: string) => name === "BEGIN" || name === "END";

function keep(list: string[], component: string[], most: number): void {
  if (list.length >= most) throw new TooMuchError(`More than ${most} components.`);
  list.push(component.join("\r\n"));
}

/**
 * Yields the file's lines, unfolded (RFC 5545, 3.1). A bare LF counts as well, because many programs write
 * it.
 */
function* contentLines(text: string): Generator<string> {
  let line = "";
  for (const [physical] of text.matchAll(/[^\r\n]+/g)) {
    if (physical.startsWith(" ") || physical.startsWith("\t")) {
      if (line.length <= LONGEST_LINE) line += physical.slice(1);
    } else {
      if (line) yield line;
      line = physical;
    }
  }
  if (line) yield line;
}
