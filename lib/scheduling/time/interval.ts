/** A stretch of time, from `startsAt` up to and without `endsAt`. */
export interface Interval {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** The later of two moments. */
export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => isBefore(a, b) ? b : a;

/** The earlier of two moments. */
export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => isBefore(a, b) ? a : b;

/** Whether two intervals share time. Intervals that only adjoin do not. */
export const meet = (a: Interval, b: Interval): boolean =>
  isBefore(a.startsAt, b.endsAt) && isBefore(b.startsAt, a.endsAt);

/** What of them lies within a frame. */
export function clipTo<Kind extends Interval>(frame: Interval, intervals: readonly Kind[]): Kind[] {
  return intervals.flatMap((interval) => {
    const startsAt = later(interval.startsAt, frame.startsAt);
    const endsAt = earlier(interval.endsAt, frame.endsAt);
    return isBefore(startsAt, endsAt) ? [{ ...interval, startsAt, endsAt }] : [];
  });
}

/** The same time in order, with what overlaps or adjoins made one. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { startsAt, endsAt } of inOrder(intervals)) {
    const last = merged.at(-1);
    if (last && !isBefore(last.endsAt, startsAt)) last.endsAt = later(last.endsAt, endsAt);
    else merged.push({ startsAt, endsAt });
  }
  return merged;
}

/** What is left of them without the time of others, in order. */
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

/** By their beginnings. */
const inOrder = <Kind extends Interval>(intervals: readonly Kind[]): Kind[] =>
  intervals.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt));
