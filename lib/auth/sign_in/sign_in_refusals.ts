import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { PassedFirstFactor } from "./pass_first_factor.ts";
import type { SignInResult } from "./sign_in.ts";

/** Why a sign-in was refused. */
export const signInRefusals: Refusals<Exclude<SignInResult, PassedFirstFactor>> = {
  wrong: {
    status: 401,
    code: "wrong_credentials",
    sentence: "Your email address or password is incorrect.",
  },
  unproven: {
    status: 403,
    code: "email_unproven",
    sentence: "You haven't confirmed this address yet. We sent you an email with a new code.",
  },
  ...tooManyRefusals,
};
