import type { Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { PassedFirstFactor } from "./pass_first_factor.ts";
import type { SignInResult } from "./sign_in.ts";

/** Why a sign-in was refused. */
export const signInRefusals: Refusals<Exclude<SignInResult, PassedFirstFactor>> = {
  wrong: {
    status: 401,
    code: "wrong_credentials",
    sentence:
      "Your email address or password is incorrect. If you just signed up, confirm your address first: open the link in our email, or sign up again to get a new one.",
  },
  ...tooManyRefusals,
};
