import { type BusyTime } from "./busy_times.ts";
import { readLine } from "./calendar_lines.ts";
import { type CalendarPart, TooMuchError } from "./calendar_parts.ts";
import { DAY, readDay, readLength, readMoment } from "./calendar_values.ts";
import type { CalendarZones } from "./calendar_zones.ts";

/** The most busy times to read from one file; half a year of a real calendar has fewer. */
const MOST_PERIODS = 20_000;

/**
 * Returns the busy times of VFREEBUSY components, in a calendar that is shared without its events (RFC 5545,
 * 3.6.4): every period except free ones. `leftOut`: the components that were not understood wholly, of which
 * `lost` may have times that nothing in them tells.
 * @throws {TooMuchError}
 */
export function freeBusyTimes(
  parts: readonly CalendarPart[],
  zones: CalendarZones,
): { busy: BusyTime[]; leftOut: number; lost: number } {
  const busy: BusyTime[] = [];
  let [leftOut, lost] = [0, 0];
  for (const part of parts) {
    const read = readPeriods(part, zones);
    busy.push(...read.busy);
    if (busy.length > MOST_PERIODS) throw new TooMuchError("Too many busy times.");
    if (read.isUnsure || read.isLost) leftOut++;
    if (read.isLost) lost++;
  }
  return { busy, leftOut, lost };
}

function readPeriods({ lines, isWhole }: CalendarPart, zones: CalendarZones) {
  const busy: BusyTime[] = [];
  let isUnsure = !isWhole;
  let isLost = !isWhole;
  const add = (text: string, zone: string | null) => {
    const [from, end = ""] = text.trim().split("/");
    const start = readMoment(from, zone);
    const length = readLength(end);
    const until = readMoment(end, zone);
    if (!start || start.isDate || !(length || until)) {
      const day = readDay(from);
      isLost = true;
      // At least its day, in any zone.
      if (day) busy.push([day.clock - DAY, day.clock + 2 * DAY]);
      return;
    }
    const [earliest, latest] = zones.find(start.zone).instants(start.clock);
    const last = until
      ? zones.find(until.zone).instants(until.clock)[1]
      : latest + (length ? length.days * DAY + length.milliseconds : 0);
    if (earliest < latest || last < earliest) isUnsure = true;
    busy.push([Math.min(earliest, last), Math.max(earliest, last)]);
  };
  for (const text of lines) {
    if (!/^FREEBUSY/i.test(text)) continue;
    try {
      const { params, value } = readLine(text);
      if (params.fbtype?.toUpperCase() === "FREE") continue;
      for (const period of value.split(",")) add(period, params.tzid ?? null);
    } catch {
      isLost = true;
    }
  }
  return { busy, isUnsure, isLost };
}
