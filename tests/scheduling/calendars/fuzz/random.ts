import { randomFrom } from "../../../support/random.ts";

/** Seeded chance, so that every failure can be repeated. */
export interface Chance {
  /** A whole number from 0 to less than `below`. */
  below(below: number): number;
  of<Item>(items: readonly Item[]): Item;
  /** True once in so many times. */
  once(times: number): boolean;
}

export function chance(seed: number): Chance {
  const { int, pick } = randomFrom(seed);
  return { below: (most) => int(0, most - 1), of: pick, once: (times) => int(1, times) === 1 };
}
