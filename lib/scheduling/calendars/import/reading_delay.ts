const FIRST = 15 * 60;
const LONGEST = 24 * 3600;

/**
 * Returns the seconds until a calendar is read again: a quarter of an hour while it works, and twice as long
 * after each failure, up to a day. The delays are spread, so that calendars added together are not always
 * read together.
 */
export function readingDelaySeconds(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** failures);
  return Math.ceil(whole * (0.8 + random() * 0.2));
}
