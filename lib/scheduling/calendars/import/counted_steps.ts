import ICAL from "ical.js";
import { TooMuchError } from "./calendar_lines.ts";

/** Where ical.js goes round while it looks for the next time that a rule allows, and what each round counts. */
const COSTS: Record<string, (...args: number[]) => number> = {
  check_contracting_rules: () => 1,
  increment_month: () => 1,
  increment_monthday: (days) => days,
  // All days of a year at once.
  expand_year_days: () => 20,
};

let left = Infinity;

/**
 * Runs what follows rules of strangers with so many steps. A rule that allows no time at all would be followed for ever inside of one
 * call to ical.js; and a thread that is busy is not ended by `Worker.terminate()` on Deno 2.9, so only this ends it.
 * @throws {TooMuchError} when they are used up.
 */
export function withSteps<Result>(most: number, run: () => Result): Result {
  left = most;
  try {
    return run();
  } finally {
    left = Infinity;
  }
}

for (const [name, cost] of Object.entries(COSTS)) {
  const step = Reflect.get(ICAL.RecurIterator.prototype, name);
  if (typeof step !== "function") {
    throw new Error(`ical.js has no ${name} any more: rules would not be bounded.`);
  }
  Reflect.set(ICAL.RecurIterator.prototype, name, function (this: unknown, ...args: number[]) {
    left -= cost(...args);
    if (left < 0) throw new TooMuchError("The recurrence rule takes too long to expand.");
    return Reflect.apply(step, this, args);
  });
}
