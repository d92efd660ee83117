/** What makes an address unique: its case tells nobody apart. The address itself is kept as it was typed, for mail. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").toLowerCase();
}
