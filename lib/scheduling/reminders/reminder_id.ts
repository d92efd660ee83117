/** A reminder's appointment, recipient and offset: two reminders with the same key are the same one. */
export interface ReminderKey {
  appointmentId: string;
  userId: string;
  offsetMinutes: number;
  startsAt: Temporal.Instant;
}

/**
 * Returns the ID of the reminder's job, and of its mail: a UUID made from the key (RFC 9562, version 8). Even
 * if a restored backup sends a reminder again, its Message-ID is the same, and mail programs recognize it.
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
