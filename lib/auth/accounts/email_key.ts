/**
 * Returns what makes an address unique: two addresses that differ only in case are the same. The address
 * itself is stored as typed, for mail.
 */
export function emailKey(email: string): string {
  return email.normalize("NFKC").toLowerCase();
}
