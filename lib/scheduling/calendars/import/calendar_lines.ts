import ICAL from "ical.js";

/** A property: its value as it was written. */
export interface CalendarLine {
  /** In lower case, like the names of the parameters. */
  name: string;
  params: Readonly<Record<string, string>>;
  value: string;
}

/** Reads a content line (RFC 5545, 3.1). @throws if it is invalid. */
export function readLine(text: string): CalendarLine {
  // Outlook's "(UTC-07:00) Mountain Time" belongs in quotation marks because of its colon.
  const quoted = text.replace(/;TZID=(\(?(?:UTC|GMT)?[+-]\d\d?:\d\d[^":;]*)(?=[:;])/i, ';TZID="$1"');
  const [name, params, type, value] = ICAL.parse.property(quoted, undecoded);
  if ((text.match(/;TZID=/gi) ?? []).length > 1) throw new Error("The line has two zones.");
  // VALUE becomes the type.
  return { name, params: type === "unknown" ? params : { ...params, value: type }, value: value.trim() };
}

/** Values stay as they were written, because ical.js would read some invalid ones as another time. */
const undecoded = { value: {}, param: {}, property: {}, propertyGroups: false };

/** A line that is not longer than this is read. A list of thousands of exceptions is shorter. Characters. */
export const LONGEST_LINE = 100_000;

/**
 * Yields the file's lines, unfolded (RFC 5545, 3.1). A bare LF counts as well, because many programs write
 * it.
 */
export function* contentLines(text: string): Generator<string> {
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
