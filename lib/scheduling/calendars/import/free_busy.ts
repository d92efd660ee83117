import ICAL from "ical.js";
import type { BusyTime } from "./busy_times.ts";

/** The most busy times to read from one file; half a year of a real calendar has fewer. */
const MOST_PERIODS = 20_000;

/**
 * Returns the busy times of VFREEBUSY components, in a calendar that is shared without its events (RFC 5545,
 * 3.6.4): every period except free ones. `skipped`: the number of unreadable components. A component counts
 * with all its periods or not at all.
 */
export function freeBusyTimes(components: readonly string[]): { busy: BusyTime[]; skipped: number } {
  const busy: BusyTime[] = [];
  let skipped = 0;
  for (const text of components) {
    try {
      busy.push(...periods(new ICAL.Component(ICAL.parse(text))));
    } catch {
      skipped++;
    }
  }
  return { busy, skipped };
}

function periods(component: ICAL.Component): BusyTime[] {
  return component.getAllProperties("freebusy")
    .filter((property) => String(property.getFirstParameter("fbtype")).toUpperCase() !== "FREE")
    .flatMap((property) => property.getValues())
    .slice(0, MOST_PERIODS)
    .map((period: unknown) => {
      if (!(period instanceof ICAL.Period)) throw new Error("The period is not valid.");
      return [period.start.toUnixTime() * 1000, period.getEnd().toUnixTime() * 1000];
    });
}
