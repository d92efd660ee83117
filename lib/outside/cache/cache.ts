/** What a counter says after one more hit. */
export interface Hit {
  /** How many hits the window has seen, this one included. */
  count: number;
  /** Whole seconds until the window ends, at least 1. */
  resetsInSeconds: number;
}

/**
 * What instances share for a short time. Keys never carry health data, names or addresses, and values that do are sealed:
 * whoever runs the cache reads both. While it does not answer nothing is kept, and counters hold for one instance each.
 */
export interface Cache {
  /** Counts one hit in a fixed window that begins with its first hit; counting and reading are one step. */
  hit(key: string, windowSeconds: number): Promise<Hit>;
  /** Ends a counter before its window does. */
  forget(key: string): Promise<void>;
  /** What is kept under the key, or null. */
  read(key: string): Promise<string | null>;
  /** Keeps a value for so long, unless something is kept there already; looking and keeping are one step. */
  keep(key: string, value: string, seconds: number): Promise<void>;
  /** Keeps a value for so long, in place of whatever was there. */
  replace(key: string, value: string, seconds: number): Promise<void>;
  close(): Promise<void>;
}
