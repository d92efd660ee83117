import type { Interval } from "../slots.ts";

/** A piece that would be shorter is joined to its neighbour. Minutes. */
const SHORTEST_PIECE = 30;
/** Less is nothing to make an appointment in. Minutes. */
const SHORTEST_STRETCH = 15;

/** A free stretch in pieces that begin on the hour of the clock, so that each can be chosen. */
export function cutFreeTime(free: Interval, timeZone: string): Interval[] {
  if (minutesOf(free) < SHORTEST_STRETCH) return [];
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
  const endsAt = startsAt.add({ minutes: toTheHour < SHORTEST_PIECE ? toTheHour + 60 : toTheHour });
  return minutesOf({ startsAt: endsAt, endsAt: until }) < SHORTEST_PIECE ? until : endsAt;
}

const minutesOf = ({ startsAt, endsAt }: Interval) => startsAt.until(endsAt).total("minutes");
