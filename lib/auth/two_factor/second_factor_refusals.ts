import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { ConfirmEnrollmentResult } from "./enrollment.ts";
import type { PassSecondFactorResult } from "./pass_second_factor.ts";
import type { RaiseSessionResult } from "./raise_session.ts";

const wrongCode = { status: 422, code: "wrong_code", field: "code" } as const;

/** Why a session was not upgraded with a code. */
export const raiseSessionRefusals: Refusals<Exclude<RaiseSessionResult, { kind: "raised" }>> = {
  wrong: { ...wrongCode, sentence: "This code isn't right, or it was already used. Enter a new one." },
  ...tooManyRefusals,
};

/** Why a sign-in did not pass its second factor. */
export const secondFactorRefusals: Refusals<Exclude<PassSecondFactorResult, { kind: "signed_in" }>> = {
  ...raiseSessionRefusals,
  gone: {
    status: 401,
    code: "no_challenge",
    sentence: "You need to sign in before you enter a second factor.",
  },
};

/** Why a new key was not confirmed. */
export const enrollmentRefusals: Refusals<Exclude<ConfirmEnrollmentResult, { kind: "confirmed" }>> = {
  wrong: {
    ...wrongCode,
    sentence: "This code isn't right. Check the clock on your phone, then enter the newest code.",
  },
  gone: {
    status: 409,
    code: "no_enrollment",
    sentence: "There's no new key to confirm. Set up the authenticator app again.",
  },
  ...tooManyRefusals,
};

/** Why no recovery codes were made. */
export const recoveryCodesRefusals: Refusals<{ kind: "no_second_factor" }> = {
  no_second_factor: { status: 409, sentence: "First, set up an authenticator app or a passkey." },
};
