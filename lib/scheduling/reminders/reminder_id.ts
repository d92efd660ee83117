/** What a reminder is of, for whom and how long before: two reminders of the same key are the same reminder. */
export interface ReminderKey {
  appointmentId: string;
  userId: string;
  offsetMinutes: number;
  startsAt: Temporal.Instant;
}

/**
 * The id of the reminder's job, and so of its mail: a UUID made of the key (RFC 9562, version 8). However a reminder came to be sent
 * again, even from a restored backup, its Message-ID is the same, and mail programs can tell.
 */
export async function reminderId(
  { appointmentId, userId, offsetMinutes, startsAt }: ReminderKey,
): Promise<string> {
  const key = `reminder ${appointmentId} ${userId} ${offsetMinutes} ${startsAt}`;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  const bytes = digest.slice(0, 16);
  bytes[6] = bytes[6] & 0x0f | 0x80;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return bytes.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
