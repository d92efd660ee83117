/**
 * A day of the timetable: the instant (RFC 3339) when each of its rows begins; null if the clocks skip it.
 */
export interface MoveColumn {
  date: string;
  hours: (string | null)[];
}

/** Where an item begins: the day's column, and steps of five minutes from the top. */
interface Place {
  column: number;
  step: number;
}

const STEPS_IN_HOUR = 12;
const STEP = 300_000;

/**
 * Returns the instant of a place (RFC 3339); null if the clocks skip it, or if it is not in the timetable.
 */
export function momentAt(columns: readonly MoveColumn[], { column, step }: Place): string | null {
  const hour = columns[column]?.hours[Math.floor(step / STEPS_IN_HOUR)];
  return hour ? isoOf(Date.parse(hour) + step % STEPS_IN_HOUR * STEP) : null;
}

/** Returns the place of an instant; null if it is not visible. */
export function placeOf(columns: readonly MoveColumn[], moment: string): Place | null {
  const at = Date.parse(moment);
  for (let column = 0; column < columns.length; column++) {
    const { hours } = columns[column];
    for (let index = 0; index < hours.length; index++) {
      const hour = hours[index];
      const steps = hour ? Math.floor((at - Date.parse(hour)) / STEP) : -1;
      if (steps >= 0 && steps < STEPS_IN_HOUR) return { column, step: index * STEPS_IN_HOUR + steps };
    }
  }
  return null;
}

/**
 * Returns the instant that many steps later on the same day, or at the same time that many days later, past
 * any hour that the clocks skip. Null: outside the timetable.
 */
export function shifted(
  columns: readonly MoveColumn[],
  moment: string,
  { steps = 0, days = 0 }: { steps?: number; days?: number },
): string | null {
  const from = placeOf(columns, moment);
  if (!from) return null;
  const place = { column: from.column + days, step: from.step + steps };
  for (;;) {
    const count = columns[place.column]?.hours.length;
    if (count === undefined || place.step < 0 || place.step >= count * STEPS_IN_HOUR) return null;
    const found = momentAt(columns, place);
    if (found) return found;
    // Vertically it continues past the gap; sideways there is nothing beyond it.
    if (steps === 0) return null;
    place.step += Math.sign(steps);
  }
}

/** Returns RFC 3339, as pages and the API write instants. */
export const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString().replace(".000", "");
