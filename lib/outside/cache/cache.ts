/** What a counter says after one more hit. */
export interface Hit {
  /** How many hits the window has seen, this one included. */
  count: number;
  /** Whole seconds until the window ends, at least 1. */
  resetsInSeconds: number;
}

/**
 * What instances share for a short time. Keys never carry health data, names or addresses: whoever runs the cache
 * reads them.
 */
export interface Cache {
  /** Counts one hit in a fixed window that begins with its first hit; counting and reading are one step. */
  hit(key: string, windowSeconds: number): Promise<Hit>;
  /** Ends a counter before its window does. */
  forget(key: string): Promise<void>;
  close(): Promise<void>;
}
