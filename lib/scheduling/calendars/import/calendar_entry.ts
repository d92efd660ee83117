import { type CalendarLine, readLine } from "./calendar_lines.ts";
import type { CalendarPart } from "./calendar_parts.ts";
import {
  type CalendarLength,
  type CalendarMoment,
  DAY,
  readDay,
  readLength,
  readMoment,
} from "./calendar_values.ts";
import type { CalendarZones } from "./calendar_zones.ts";
import { readRecurrence, type Recurrence } from "./recurrence.ts";

/** An event of a calendar, or a changed occurrence of a repeated one. */
export interface CalendarEntry {
  uid: string;
  starts: CalendarMoment;
  length: CalendarLength;
  /** Whether its owner is busy at that time. */
  isBusy: boolean;
  rules: Recurrence[];
  /** Rules that exclude (EXRULE, RFC 2445). */
  exceptRules: Recurrence[];
  /** Further starts (RDATE), which may have a length of their own. */
  further: { starts: CalendarMoment; length: CalendarLength | null }[];
  /** Excluded (EXDATE). */
  except: CalendarMoment[];
  /** The original start of a changed occurrence. */
  instead: CalendarMoment | null;
  /** The change also applies to all following ones. */
  andAfter: boolean;
  /** It repeats, by a rule that was not understood: each day may be meant. */
  mayRepeat: "no" | "daily" | "at any hour";
  /** Some part was not understood. It blocks whatever it may mean. */
  isUnsure: boolean;
  /** It may mean times that nothing in it tells. */
  isLost: boolean;
}

/** Whose calendar it is: the addresses of its owner, in lower case. */
type OwnAddresses = ReadonlySet<string>;

/** Reads a VEVENT: one entry, or none without any start, or several if it has several. */
export function readEntries(part: CalendarPart, zones: CalendarZones, own: OwnAddresses): CalendarEntry[] {
  return new EntryReader(part, zones).read(own);
}

class EntryReader {
  readonly #lines = new Map<string, CalendarLine[]>();
  readonly #zones: CalendarZones;
  #isUnsure: boolean;
  #isLost: boolean;

  constructor(part: CalendarPart, zones: CalendarZones) {
    this.#zones = zones;
    this.#isUnsure = this.#isLost = !part.isWhole;
    for (const text of part.lines) {
      try {
        const line = readLine(text);
        this.#lines.set(line.name, [...this.#all(line.name), line]);
      } catch {
        this.#isUnsure = true;
        this.#isLost = true;
      }
    }
  }

  read(own: OwnAddresses): CalendarEntry[] {
    const starts = this.#starts();
    const isOnce = starts.length === 1;
    return starts.map((start) => {
      const entry = {
        uid: this.#text("uid") ?? crypto.randomUUID(),
        starts: start,
        length: this.#length(start),
        isBusy: this.#isBusy(own),
        ...this.#repetition(start),
        ...this.#instead(isOnce),
      };
      return { ...entry, isUnsure: this.#isUnsure || !isOnce || this.#isLost, isLost: this.#isLost };
    });
  }

  #all = (name: string): CalendarLine[] => this.#lines.get(name) ?? [];

  /** Returns a property's only value. Values that differ are unsure. */
  #text(name: string): string | null {
    const [first, ...more] = this.#all(name).map(({ value }) => value);
    if (more.some((value) => value !== first)) this.#isUnsure = true;
    return first ?? null;
  }

  #moment(value: string, { params }: CalendarLine): CalendarMoment | null {
    const moment = readMoment(value, params.tzid ?? null);
    // It says that it is a date, and has a time.
    if (params.value?.toLowerCase() === "date" && moment && !moment.isDate) return null;
    if (!moment) this.#isUnsure = true;
    return moment;
  }

  #moments = (name: string): CalendarMoment[] =>
    this.#all(name).flatMap((line) =>
      line.value.split(",").flatMap((value) => this.#moment(value.trim(), line) ?? [])
    );

  #starts(): CalendarMoment[] {
    return this.#all("dtstart").flatMap((line) => {
      const moment = this.#moment(line.value, line);
      if (moment) return [moment];
      this.#isUnsure = this.#isLost = true;
      // At least its day.
      return readDay(line.value) ?? [];
    });
  }

  /** RFC 5545, 3.6.1: without an end, a date lasts a day, and a time has no length. */
  #length(start: CalendarMoment): CalendarLength {
    const ends = this.#all("dtend").map((line) => {
      const end = this.#moment(line.value, line);
      return end && this.#until(start, end);
    });
    const lengths = this.#all("duration").map(({ value }) => readLength(value));
    const found = [...ends, ...lengths];
    if (found.length > 1) this.#isUnsure = true;
    const [length = this.#isUnsure && !start.isDate ? null : { days: 0, milliseconds: 0 }] = found.toSorted(
      longest,
    );
    if (!length) {
      this.#isUnsure = this.#isLost = true;
      return { days: 1, milliseconds: 0 };
    }
    if (!start.isDate) return length;
    // A day is taken wholly, and at least one, however its end is written.
    return { days: Math.max(1, length.days + Math.ceil(length.milliseconds / DAY)), milliseconds: 0 };
  }

  /** Returns how long it is until an end. Null: the end is no such end. */
  #until(start: CalendarMoment, end: CalendarMoment): CalendarLength | null {
    if (start.isDate) {
      // The end of a date may be a time, whose day is then the last.
      const clock = end.isDate ? end.clock : Math.max(
        end.clock,
        this.#zones.find(null).clock(this.#zones.find(end.zone).instants(end.clock)[1]),
      );
      if (clock < start.clock) this.#isUnsure = true;
      return { days: Math.ceil(Math.max(0, clock - start.clock) / DAY), milliseconds: 0 };
    }
    const from = this.#zones.find(start.zone).instants(start.clock)[0];
    const until = this.#zones.find(end.zone).instants(end.clock);
    if (end.isDate) {
      // Whether that day is still part of it is not clear.
      this.#isUnsure = true;
      return after(from, this.#zones.find(null).instants(end.clock + DAY)[1]);
    }
    const isSame = start.zone === end.zone && until[0] < until[1];
    return isSame ? after(start.clock, end.clock + 3_600_000) : after(from, until[1]);
  }

  /** RFC 5545, 3.8.2.7, 3.8.1.11 and 3.2.12; and Outlook's own property for "free" and "elsewhere". */
  #isBusy(own: OwnAddresses): boolean {
    const says = (name: string, ...free: string[]) => {
      const values = this.#all(name).map(({ value }) => value.toUpperCase());
      return values.length > 0 && values.every((value) => free.includes(value));
    };
    const answers = this.#all("attendee").filter(({ value }) =>
      own.has(value.toLowerCase().replace(/^mailto:/, ""))
    ).map(({ params }) => params.partstat?.toUpperCase());
    const isDeclined = answers.length > 0 && answers.every((answer) => answer === "DECLINED");
    return !isDeclined && !says("transp", "TRANSPARENT") && !says("status", "CANCELLED") &&
      !says("x-microsoft-cdo-busystatus", "FREE", "WORKINGELSEWHERE");
  }

  #repetition(start: CalendarMoment) {
    const texts = this.#all("rrule").map(({ value }) => value);
    const rules = texts.map((text) => readRecurrence(text));
    const exceptRules = this.#all("exrule").map(({ value }) => readRecurrence(value));
    if (rules.includes(null) || exceptRules.includes(null)) this.#isUnsure = true;
    const unread = texts.filter((_, index) => !rules[index]);
    return {
      rules: rules.filter((rule) => rule !== null),
      exceptRules: exceptRules.filter((rule) => rule !== null),
      mayRepeat: mayRepeat(unread, start),
      further: this.#further(),
      except: this.#moments("exdate"),
    };
  }

  #further(): CalendarEntry["further"] {
    return this.#all("rdate").flatMap((line) =>
      line.value.split(",").flatMap((text) => {
        const [from, end] = text.trim().split("/");
        const starts = this.#moment(from, line);
        let length: CalendarLength | null = null;
        if (starts && end !== undefined) {
          const until = /^P/i.test(end) ? null : this.#moment(end, line);
          length = until ? this.#until(starts, until) : readLength(end);
          if (!length) this.#isUnsure = true;
          length ??= { days: 1, milliseconds: 0 };
        }
        if (starts) return [{ starts, length }];
        this.#isLost = true;
        const day = readDay(from);
        return day ? [{ starts: day, length: { days: 1, milliseconds: 0 } }] : [];
      })
    );
  }

  /** Which occurrence of a repeated event it replaces, if any. */
  #instead(isOnce: boolean): Pick<CalendarEntry, "instead" | "andAfter"> {
    const [moment, ...more] = this.#moments("recurrence-id");
    const ranges = this.#all("recurrence-id").flatMap(({ params }) => params.range?.toUpperCase() ?? []);
    const andAfter = ranges.includes("THISANDFUTURE");
    // All before it (RFC 2445), or repetitions of its own: where they are is not clear.
    if (moment && (ranges.length > Number(andAfter) || this.#all("rrule").length > 0)) this.#isLost = true;
    if (more.length > 0) this.#isUnsure = true;
    return { instead: isOnce && more.length === 0 ? moment ?? null : null, andAfter };
  }
}

const after = (from: number, until: number): CalendarLength | null =>
  until < from ? null : { days: 0, milliseconds: until - from };

/** The longest first, and before it those that were not understood. */
const longest = (a: CalendarLength | null, b: CalendarLength | null) => size(b) - size(a);
const size = (length: CalendarLength | null) => length ? length.days * DAY + length.milliseconds : Infinity;

/** When an event may repeat by these rules, which were not understood. */
function mayRepeat(unread: readonly string[], start: CalendarMoment): CalendarEntry["mayRepeat"] {
  if (unread.length === 0) return "no";
  const isByHours = unread.some((rule) => /HOUR|MINUTE|SECOND/i.test(rule));
  return isByHours && !start.isDate ? "at any hour" : "daily";
}
