/** How long an offer stands at the most, and how little is still worth offering. Minutes. */
const LONGEST = 120;
const SHORTEST = 15;

/**
 * Until when an offer made now can be claimed: two hours, or half of what is left before the notice that the
 * therapist asks for, so that the next person gets a chance too. Null: it is too near for any offer, and the
 * time is simply free.
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
