/** A span of time, from `startsAt` (included) to `endsAt` (excluded). */
export interface Interval {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Whether one instant is before the other. */
export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;

/** Returns the later of two instants. */
export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => isBefore(a, b) ? b : a;

/** Returns the earlier of two instants. */
export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => isBefore(a, b) ? a : b;

/** Whether two intervals overlap. Intervals that only adjoin do not. */
export const meet = (a: Interval, b: Interval): boolean =>
  isBefore(a.startsAt, b.endsAt) && isBefore(b.startsAt, a.endsAt);

/** Clips intervals to a frame, and drops those outside it. */
export function clipTo<Kind extends Interval>(frame: Interval, intervals: readonly Kind[]): Kind[] {
  return intervals.flatMap((interval) => {
    const startsAt = later(interval.startsAt, frame.startsAt);
    const endsAt = earlier(interval.endsAt, frame.endsAt);
    return isBefore(startsAt, endsAt) ? [{ ...interval, startsAt, endsAt }] : [];
  });
}

/** Sorts intervals and merges those that overlap or adjoin. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { startsAt, endsAt } of inOrder(intervals)) {
    const last = merged.at(-1);
    if (last && !isBefore(last.endsAt, startsAt)) last.endsAt = later(last.endsAt, endsAt);
    else merged.push({ startsAt, endsAt });
  }
  return merged;
}

/** Subtracts other intervals, and returns the rest in order. */
export function without(intervals: readonly Interval[], others: readonly Interval[]): Interval[] {
  const holes = union(others);
  return union(intervals).flatMap((interval) => {
    const left: Interval[] = [];
    let { startsAt } = interval;
    for (const hole of clipTo(interval, holes)) {
      if (isBefore(startsAt, hole.startsAt)) left.push({ startsAt, endsAt: hole.startsAt });
      startsAt = hole.endsAt;
    }
    return isBefore(startsAt, interval.endsAt) ? [...left, { startsAt, endsAt: interval.endsAt }] : left;
  });
}

/** Sorts intervals by their starts. */
export const inOrder = <Kind extends Interval>(intervals: readonly Kind[]): Kind[] =>
  intervals.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
