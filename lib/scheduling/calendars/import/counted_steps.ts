import ICAL from "ical.js";
import { TooMuchError } from "./calendar_lines.ts";

/** The loops of ical.js that search for a rule's next time, and the cost of each round. */
const COSTS: Record<string, (...args: number[]) => number> = {
  check_contracting_rules: () => 1,
  increment_month: () => 1,
  increment_monthday: (days) => days,
  // All days of a year at once.
  expand_year_days: () => 20,
};

let left = Infinity;

/**
 * Runs the evaluation of untrusted rules with a limited number of steps. A rule that allows no time at all
 * would loop forever inside a single call to ical.js, and `Worker.terminate()` does not stop a busy thread on
 * Deno 2.9, so only this limit does.
 * @throws {TooMuchError} when the steps are used up.
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
