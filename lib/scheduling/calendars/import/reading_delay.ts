const FIRST = 15 * 60;
const LONGEST = 24 * 3600;

/**
 * The seconds until a calendar is read again: a quarter of an hour while it works, and twice as long after each failure, up to a day. Spread,
 * so that what was added together is not read together for ever.
 */
export function readingDelaySeconds(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** failures);
  return Math.ceil(whole * (0.8 + random() * 0.2));
}
