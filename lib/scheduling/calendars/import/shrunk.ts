import type { BusyTime } from "./busy_times.ts";

/** A calendar that lost most of its busy times: how many of them it had, and how many are left. */
export interface Shrunk {
  from: number;
  to: number;
}

/** With fewer, it is nothing unusual that most are gone. */
const FEWEST = 4;

/**
 * Compares a calendar's busy times that are still ahead with those before. Null: not most of them are gone,
 * in number, because a single vacation is longer than all other entries.
 */
export function shrunk(before: readonly BusyTime[], busy: readonly BusyTime[]): Shrunk | null {
  const left = before.filter(([from, until]) => busy.some(([a, b]) => a < until && from < b));
  const isShrunk = before.length >= FEWEST && left.length < before.length / 2;
  return isShrunk ? { from: before.length, to: left.length } : null;
}
