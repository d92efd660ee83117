/** The longest time that an offer stays open, and the shortest that is still useful. Minutes. */
const LONGEST = 120;
const SHORTEST = 15;

/**
 * Returns when an offer made now expires: after two hours, or after half of the time that is left before the
 * therapist's notice begins. So the next patient gets a chance too. Returns null if too little time is left
 * for an offer. The time is then free for anyone.
 */
export function claimUntil(
  startsAt: Temporal.Instant,
  noticeMinutes: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const left = Math.floor(now.until(startsAt).total("minutes")) - noticeMinutes;
  if (left < SHORTEST) return null;
  return now.add({ minutes: Math.min(LONGEST, Math.max(SHORTEST, Math.floor(left / 2))) });
}
