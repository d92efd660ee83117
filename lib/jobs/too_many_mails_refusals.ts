import type { Refusals } from "../shared/refusal.ts";
import type { TooManyMails } from "./too_many_mails.ts";

/** How the request is answered. */
export const tooManyMailsRefusals: Refusals<Pick<TooManyMails, "kind" | "retryAfterSeconds">> = {
  too_many_mails: {
    status: 429,
    sentence: ({ retryAfterSeconds }) => {
      const minutes = Math.ceil(retryAfterSeconds / 60);
      const wait = minutes === 1
        ? "a minute"
        : minutes < 90
        ? `${minutes} minutes`
        : `${Math.ceil(minutes / 60)} hours`;
      return "You've made many changes that we email other people about. Nothing was saved this time. " +
        `Try again in ${wait}.`;
    },
    headers: ({ retryAfterSeconds }) => ({ "retry-after": String(retryAfterSeconds) }),
  },
};
