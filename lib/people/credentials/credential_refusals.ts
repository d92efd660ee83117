import { invalid, notFound, type Refusals } from "../../shared/refusal.ts";
import type { RemoveCredentialResult } from "./remove_credential.ts";
import type { ReviewResult } from "./review_credential.ts";
import type { SubmitResult } from "./submit_credential.ts";

/** Why a license was not submitted. */
export const submitRefusals: Refusals<Exclude<SubmitResult, { kind: "submitted" }>> = {
  not_found: notFound,
  not_changeable: {
    status: 409,
    sentence: "This license is verified. When you renew it, add the renewal as a new license.",
  },
  too_many: {
    status: 409,
    sentence: ({ most }) =>
      `You have ${most} licenses that we haven't verified. Withdraw one, or wait until we've looked at them.`,
  },
  too_large_together: {
    status: 409,
    field: "document",
    sentence: ({ mostBytes }) =>
      `The documents of your unverified licenses can be at most ${
        mostBytes / (1024 * 1024)
      } MB in total. Choose a smaller file, or withdraw a license.`,
  },
  invalid,
};

/** Why a license was not withdrawn. */
export const removeCredentialRefusals: Refusals<Exclude<RemoveCredentialResult, { kind: "removed" }>> = {
  not_found: notFound,
  not_changeable: {
    status: 409,
    sentence: "This license is verified, so you can't withdraw it. Ask us to take it back.",
  },
};

/** Why a decision about a license was not saved. An admin reads this. */
export const reviewRefusals: Refusals<Exclude<ReviewResult, { kind: "reviewed" }>> = {
  not_found: notFound,
  changed: {
    status: 409,
    sentence: "This license changed after you opened it. Please look at it again.",
  },
  expired: { status: 409, sentence: "This license has expired, so you can't verify it." },
};
