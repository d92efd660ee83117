/** How many hits a counter takes within its window. */
export interface HitLimit {
  most: number;
  windowSeconds: number;
}

/** A counter's state after one more hit. */
export interface Hit {
  /** How many hits the window has had, this one included. */
  count: number;
  /** Whole seconds until the window ends, at least 1. */
  resetsInSeconds: number;
}

/**
 * What instances share for a short time. Keys never contain health data, names or addresses, and values with
 * such data are sealed, because the cache's operator can read both. During an outage nothing is cached, and
 * each instance counts on its own.
 */
export interface Cache {
  /**
   * Counts one hit in a fixed window that begins with its first hit, atomically. A counter above its limit
   * stays until its window ends.
   */
  hit(key: string, limit: HitLimit): Promise<Hit>;
  /** Ends a counter before its window does. */
  forget(key: string): Promise<void>;
  /** Returns the value under the key, or null. */
  read(key: string): Promise<string | null>;
  /** Stores a value for this long, unless one exists already, atomically. */
  keep(key: string, value: string, seconds: number): Promise<void>;
  /** Stores a value for this long, replacing any other. */
  replace(key: string, value: string, seconds: number): Promise<void>;
  close(): Promise<void>;
}
