import type { Interval } from "../time/interval.ts";

/** Returns a slot as the API and the islands carry it: RFC 3339 in UTC. */
export function slotJson({ startsAt, endsAt }: Interval): { startsAt: string; endsAt: string } {
  return { startsAt: startsAt.toString(), endsAt: endsAt.toString() };
}
