/**
 * A hash of what a booking asked for, so that its idempotency key answers the same wish alone, regardless of
 * later changes. Null for bookings from before.
 */
export const statements: readonly string[] = [
  `ALTER TABLE appointments ADD COLUMN IF NOT EXISTS wish_hash text`,
];
