import { contentLines, LONGEST_LINE } from "./calendar_lines.ts";

/** A component of a calendar, with only those lines that tell when its owner is busy. */
export interface CalendarPart {
  kind: string;
  lines: string[];
  /** Components inside, such as a zone's clock changes. */
  inner: CalendarPart[];
  /** Whether it was complete, and nothing in it looked like a part of a time. */
  isWhole: boolean;
}

interface CalendarParts {
  /** The calendar's own zone; null: it names none. */
  timeZone: string | null;
  timeZones: CalendarPart[];
  events: CalendarPart[];
  freeBusy: CalendarPart[];
  /** Parts that may hold busy times and are not understood at all. */
  leftOut: number;
}

/** The file demands more than any real calendar. */
export class TooMuchError extends Error {
  override name = "TooMuchError";
}

/** What places an event in time. */
const TIMES = ["DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"];
/** The only properties that are read: no summary, no description, no location; of people, only answers. */
const KEPT = new Set([
  ...TIMES,
  ...["UID", "TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS", "ATTENDEE", "FREEBUSY"],
  ...["TZID", "TZOFFSETFROM", "TZOFFSETTO"],
]);
/** Components of a calendar itself. Inside of another one, such a beginning means that an end is missing. */
const OUTER = new Set(["VEVENT", "VFREEBUSY", "VTIMEZONE", "VTODO", "VJOURNAL", "VAVAILABILITY"]);
/** These have no busy times; tasks neither (RFC 5545, 3.6.2). */
const WITHOUT_TIMES = new Set(["VTODO", "VJOURNAL"]);
/** More in a file of 5 MB would be empty. */
const MOST_PARTS = 20_000;
const MOST_ZONES = 200;

/**
 * Splits a calendar into its components and drops, before any parsing, everything that does not tell busy
 * times. Text that was not folded, missing ends and doubled ends are recognized.
 * @throws {TooMuchError}
 */
export function calendarParts(text: string): CalendarParts {
  const splitting = new Splitting();
  for (const line of contentLines(text)) splitting.take(line);
  splitting.close({ isWhole: false });
  // An indented component is a part of the line before, by the rule of folding.
  splitting.parts.leftOut += (text.match(/^[ \t]+BEGIN:V(EVENT|FREEBUSY)[ \t]*$/gim) ?? []).length;
  return splitting.parts;
}

class Splitting {
  readonly parts: CalendarParts = { timeZone: null, timeZones: [], events: [], freeBusy: [], leftOut: 0 };
  /** The open components, from the calendar's own one inward. */
  #open: CalendarPart[] = [];
  /** The last event, which may have been closed by text that looked like its end. */
  #last: CalendarPart | null = null;
  /** Whether the line before was kept, so that a line without a name may belong to it. */
  #wasKept = false;

  take(line: string): void {
    const [, name, value] = /^([A-Za-z0-9-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === undefined) return this.#takeText(line);
    const component = value.trim().toUpperCase();
    if (!/^(BEGIN|END)$/i.test(name)) return this.#takeProperty(name.toUpperCase(), line, value.trim());
    if (!/^[A-Z][A-Z0-9-]*$/.test(component)) return this.#takeText(line);
    if (name.toUpperCase() === "BEGIN") this.#begin(component);
    else this.#end(component);
    this.#wasKept = false;
  }

  /** Closes the open component, and what is open inside of it. */
  close({ isWhole }: { isWhole: boolean }): void {
    const [part, ...inner] = this.#open;
    if (!part) return;
    this.#open = [];
    if (!isWhole || inner.length > 0) part.isWhole = false;
    // Text that looked like a beginning hides what followed.
    for (const one of inner) part.lines.push(...one.lines);
    this.#keep(part);
  }

  /** Text that was not folded, unless it may be the beginning of a time, or the rest of the one before. */
  #takeText(text: string): void {
    const [part] = this.#open;
    if (part && (this.#wasKept || beginsTime(text))) part.isWhole = false;
    // There is no text between components.
    if (!part && /^BEGIN:/i.test(text)) this.parts.leftOut++;
  }

  #begin(kind: string): void {
    if (kind === "VCALENDAR" || OUTER.has(kind)) this.close({ isWhole: false });
    if (kind === "VCALENDAR") return;
    const part: CalendarPart = { kind, lines: [], inner: [], isWhole: true };
    // An alarm inside of an alarm: text that looked like a beginning.
    if (this.#open.length > 1 && this.#open.at(-1)?.kind === kind) this.#open[0].isWhole = false;
    this.#open.at(-1)?.inner.push(part);
    this.#open.push(part);
  }

  #end(kind: string): void {
    if (kind === "VCALENDAR") return this.close({ isWhole: false });
    const depth = this.#open.findLastIndex((part) => part.kind === kind);
    if (depth === 0) return this.close({ isWhole: true });
    if (depth < 0) return;
    const [part, ...unclosed] = this.#open.splice(depth);
    if (unclosed.length > 0) this.#open[0].isWhole = false;
    for (const one of unclosed) part.lines.push(...one.lines);
  }

  #takeProperty(name: string, line: string, value: string): void {
    this.#wasKept = KEPT.has(name);
    const part = this.#open.at(-1);
    if (!part) {
      if (name === "X-WR-TIMEZONE") this.parts.timeZone = value;
      if (TIMES.includes(name)) this.#takeCutOff(line);
    } else if (this.#wasKept) {
      if (line.length > LONGEST_LINE) this.#open[0].isWhole = false;
      else part.lines.push(line);
      // An alarm has no such time (RFC 5545, 3.6.6), so it may be the event's own.
      const isMisplaced = part !== this.#open[0] && name !== "DURATION" && TIMES.includes(name);
      if (isMisplaced && this.#open[0].kind === "VEVENT") this.#open[0].isWhole = false;
    }
  }

  /** A time outside of any event: text in the event before looked like its end. */
  #takeCutOff(line: string): void {
    if (!this.#last) {
      this.parts.leftOut++;
      return;
    }
    this.#last.lines.push(line);
    this.#last.isWhole = false;
  }

  #keep(part: CalendarPart): void {
    if (part.kind === "VTIMEZONE") add(this.parts.timeZones, part, MOST_ZONES);
    else if (part.kind === "VEVENT") add(this.parts.events, this.#last = part, MOST_PARTS);
    else if (part.kind === "VFREEBUSY") add(this.parts.freeBusy, part, MOST_PARTS);
    else if (!WITHOUT_TIMES.has(part.kind) && !part.kind.startsWith("X-")) this.parts.leftOut++;
  }
}

/** Whether a line that is no property may be the beginning of one that was broken. */
function beginsTime(text: string): boolean {
  const spelt = text.trim().toUpperCase();
  const [name] = spelt.split(/\s*[;:]/);
  return name !== "" && [...KEPT].some((kept) => kept === name || (name === spelt && kept.startsWith(name)));
}

function add(list: CalendarPart[], part: CalendarPart, most: number): void {
  if (list.length >= most) throw new TooMuchError(`More than ${most} components.`);
  list.push(part);
}
