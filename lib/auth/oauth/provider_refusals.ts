import { notFound, type Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { PassedFirstFactor } from "../sign_in/pass_first_factor.ts";
import { taken } from "../sign_up/sign_up_refusals.ts";
import type { FinishSignUpResult } from "./finish_sign_up.ts";
import type { UnlinkResult } from "./unlink_provider.ts";

/** Why a provider was not unlinked. */
export const unlinkRefusals: Refusals<Exclude<UnlinkResult, { kind: "unlinked" }>> = {
  not_found: notFound,
  last_way_in: {
    status: 409,
    sentence: "This is the only way to sign in to your account. Set a password or add a passkey first.",
  },
};

/** Why a sign-up with a provider was not finished. */
export const finishSignUpRefusals: Refusals<
  Exclude<FinishSignUpResult, PassedFirstFactor | { kind: "code_sent" }>
> = {
  email_missing: { status: 422, field: "email", sentence: "Enter your email address." },
  gone: { status: 404, sentence: "Your sign-up took too long. Please start again." },
  taken,
  ...tooManyRefusals,
};
