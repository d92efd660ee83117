import { type CalendarMoment, DAY } from "./calendar_values.ts";
import type { CalendarZones } from "./calendar_zones.ts";

/** Moments at which an event does not occur: excluded ones, or the original starts of changed ones. */
export class ExceptedTimes {
  readonly #zones: CalendarZones;
  /** By zone and clock, by instant, by day, and by the clock alone. */
  readonly #same = new Set<string>();
  readonly #instants = new Set<number>();
  readonly #days = new Set<number>();
  readonly #clocks = new Set<number>();
  /** Days around moments that are not a day's beginning. */
  readonly #near = new Set<number>();

  constructor(moments: readonly CalendarMoment[], zones: CalendarZones) {
    this.#zones = zones;
    for (const { clock, isDate, zone } of moments) {
      if (isDate) {
        this.#days.add(clock);
        continue;
      }
      this.#same.add(`${clock} ${zone}`);
      const [earliest, latest] = zones.find(zone).instants(clock);
      if (earliest === latest) this.#instants.add(earliest);
      if (zone === null) this.#clocks.add(clock);
      const isMidnight = zones.find(null).clock(earliest) % DAY === 0 && earliest === latest;
      if (!isMidnight) { for (const days of [-1, 0, 1]) this.#near.add(dayOf(clock) + days * DAY); }
      if (earliest < latest) this.#clocks.add(clock);
    }
  }

  /** Whether an occurrence is among them. It may be if only its kind or its zone differs. */
  find({ clock, isDate, zone }: CalendarMoment): "yes" | "maybe" | "no" {
    if (this.#days.has(dayOf(clock))) return "yes";
    if (isDate) {
      if (this.#same.has(`${clock} null`)) return "yes";
      const instants = this.#zones.find(null).instants(clock);
      if (this.#instants.has(instants[0]) && instants[0] === instants[1]) return "yes";
      return this.#near.has(clock) ? "maybe" : "no";
    }
    if (this.#same.has(`${clock} ${zone}`)) return "yes";
    const [earliest, latest] = this.#zones.find(zone).instants(clock);
    if (earliest === latest && this.#instants.has(earliest)) return "yes";
    if (this.#clocks.has(clock)) return "maybe";
    return earliest < latest && this.#near.has(dayOf(clock)) ? "maybe" : "no";
  }
}

const dayOf = (clock: number) => Math.floor(clock / DAY) * DAY;
