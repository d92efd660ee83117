import type { Interval } from "../time/interval.ts";

/**
 * A shorter piece is merged with its neighbor or left to the form, because it is too small to tap. Minutes.
 */
const SHORTEST = 35;

/** Cuts a free interval into pieces that begin on the hour, so that each can be chosen. */
export function cutFreeTime(free: Interval, timeZone: string): Interval[] {
  if (minutesOf(free) < SHORTEST) return [];
  const pieces: Interval[] = [];
  let { startsAt } = free;
  while (Temporal.Instant.compare(startsAt, free.endsAt) < 0) {
    const endsAt = pieceEnd(startsAt, free.endsAt, timeZone);
    pieces.push({ startsAt, endsAt });
    startsAt = endsAt;
  }
  return pieces;
}

function pieceEnd(startsAt: Temporal.Instant, until: Temporal.Instant, timeZone: string): Temporal.Instant {
  const { minute } = startsAt.toZonedDateTimeISO(timeZone);
  const toTheHour = 60 - minute;
  const endsAt = startsAt.add({ minutes: toTheHour < SHORTEST ? toTheHour + 60 : toTheHour });
  return minutesOf({ startsAt: endsAt, endsAt: until }) < SHORTEST ? until : endsAt;
}

const minutesOf = ({ startsAt, endsAt }: Interval) => startsAt.until(endsAt).total("minutes");
