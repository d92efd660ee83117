/** The Idempotency-Key of one booking: the same however often it is sent, another for another slot (RFC 3339 start) or kind of visit. */
export const bookingKey = (base: string, startsAt: string, typeId: string | null = null): string =>
  `${base}.${Date.parse(startsAt) / 60_000}${typeId ? `.${typeId}` : ""}`;
