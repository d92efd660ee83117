import { invalidField, type Refusals } from "../../shared/refusal.ts";
import { tooManyRefusals } from "../limits/too_many_refusals.ts";
import type { SignUpResult } from "./sign_up.ts";
import type { VerifyResult } from "./verify_email.ts";
import type { VerifyLinkResult } from "./verify_link.ts";

/** Why a sign-up was refused. */
export const signUpRefusals: Refusals<Exclude<SignUpResult, { kind: "code_sent" }>> = {
  weak_password: invalidField("password", ({ reason }) => reason),
  ...tooManyRefusals,
};

/** The address got an account in the meantime. */
export const taken = {
  status: 409,
  code: "address_taken",
  sentence: "This email address belongs to an account. Sign in with its password.",
} as const;

/** Why an address was not verified with a code. */
export const verifyRefusals: Refusals<Exclude<VerifyResult, { kind: "verified" }>> = {
  taken,
  wrong_code: { status: 422, field: "code", sentence: ({ triesLeft }) => wrongCode(triesLeft) },
  gone: {
    status: 422,
    code: "wrong_code",
    field: "code",
    sentence: "This code no longer works. Send a new one.",
  },
  ...tooManyRefusals,
};

function wrongCode(triesLeft: number | null): string {
  if (triesLeft === null) return "This code isn't right, or it no longer works. Enter the newest one.";
  if (triesLeft === 0) return "This code isn't right, and you have no tries left. Send a new code.";
  return `This code isn't right. You have ${triesLeft === 1 ? "one more try" : `${triesLeft} more tries`}.`;
}

/** Why an address was not verified through a link. */
export const verifyLinkRefusals: Refusals<Exclude<VerifyLinkResult, { kind: "verified" }>> = {
  taken,
  wrong_password: {
    status: 422,
    field: "password",
    sentence: "This isn't the password you chose when you signed up. Please try again.",
  },
  gone: {
    status: 404,
    sentence:
      "This link was already used, was replaced by a newer one, or is more than a day old. If you already confirmed your address, sign in.",
  },
  ...tooManyRefusals,
};
