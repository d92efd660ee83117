import { z } from "zod";
import { instant } from "./moments.ts";
import { sixDigitCode } from "./auth.ts";

/** A code of the authenticator app or a recovery code, in any grouping. */
export const secondFactorCode = z.string("Enter the code.").trim()
  .min(1, "Enter the code.")
  .max(400, "This is too long to be a code.");

/** The input to pass the second factor at sign-in. */
export const secondFactorInput = z.strictObject({
  code: secondFactorCode,
  trustBrowser: z.boolean("Use true or false.").default(false),
});

/** The input to confirm an identity: a code with an authenticator app, otherwise the password. */
export const confirmationInput = z.strictObject({
  proof: z.string("Enter a code or the password.").min(1, "Enter a code or the password.")
    .max(1_000, "This is too long."),
});

/** When it was proven. */
export const confirmedJson = z.object({ provenAt: instant });

/** The first code of a new key. */
export const confirmAuthenticatorInput = z.strictObject({ code: sixDigitCode });

export const secondFactorsJson = z.object({
  authenticator: z.boolean(),
  passkeys: z.int(),
  recoveryCodes: z.int(),
  provenInSession: z.boolean(),
});
