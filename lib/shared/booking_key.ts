/**
 * Returns the Idempotency-Key of a booking: the same for repeated sends, different for another slot (RFC 3339
 * start) or type.
 */
export const bookingKey = (base: string, startsAt: string, typeId: string | null = null): string =>
  `${base}.${Date.parse(startsAt) / 60_000}${typeId ? `.${typeId}` : ""}`;
