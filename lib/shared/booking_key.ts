/** The Idempotency-Key of one booking: the same however often it is sent, another for another slot (RFC 3339 start). */
export const bookingKey = (base: string, startsAt: string): string =>
  `${base}.${Date.parse(startsAt) / 60_000}`;
