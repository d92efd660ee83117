/** A user caused more mails to others than the limits allow. Nothing of the request was done. */
export class TooManyMails extends Error {
  readonly kind = "too_many_mails";
  /** @param retryAfterSeconds when the next one can succeed. */
  constructor(readonly retryAfterSeconds: number) {
    super("A user caused too many mails.");
  }
}
