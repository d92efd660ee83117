import type { Refusals } from "../../shared/refusal.ts";
import type { TooMany } from "./count_attempt.ts";

/** How an attempt over the limit is answered; Retry-After is for programs (RFC 9110, 10.2.3). */
export const tooManyRefusals: Refusals<TooMany> = {
  too_many: {
    status: 429,
    sentence: ({ retryAfterSeconds }) => {
      const minutes = Math.ceil(retryAfterSeconds / 60);
      return `There were too many attempts. Try again in ${
        minutes === 1 ? "a minute" : `${minutes} minutes`
      }.`;
    },
    headers: ({ retryAfterSeconds }) => ({ "retry-after": String(retryAfterSeconds) }),
  },
};
