import type { Refusals } from "../shared/refusal.ts";

/** A user caused more mails to others than the limits allow. Nothing of the request was done. */
export class TooManyMails extends Error {
  readonly kind = "too_many_mails";
  /** @param retryAfterSeconds when the next one can succeed. */
  constructor(readonly retryAfterSeconds: number) {
    super("A user caused too many mails.");
  }
}

/** How the request is answered. */
export const tooManyMailsRefusals: Refusals<Pick<TooManyMails, "kind" | "retryAfterSeconds">> = {
  too_many_mails: {
    status: 429,
    sentence: ({ retryAfterSeconds }) => {
      const minutes = Math.ceil(retryAfterSeconds / 60);
      return `You've made many changes that we email other people about. Nothing was saved this time. Try again in ${
        minutes === 1 ? "a minute" : `${minutes} minutes`
      }.`;
    },
    headers: ({ retryAfterSeconds }) => ({ "retry-after": String(retryAfterSeconds) }),
  },
};
