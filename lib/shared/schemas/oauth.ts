import { z } from "zod";
import { emailAddress, signUpInput } from "./auth.ts";

/**
 * The rest of a sign-up that started at a provider. It has an address only if the provider has verified none.
 */
export const finishSignUpInput = z.strictObject({
  ...signUpInput.pick({ name: true, role: true, timeZone: true }).shape,
  email: emailAddress.optional(),
});
export type FinishSignUpInput = z.output<typeof finishSignUpInput>;

/** The parameters of a provider's redirect (RFC 6749, 4.1.2; RFC 9207). */
export const callbackQuery = z.object({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(2_000).optional(),
  error: z.string().max(200).optional(),
  iss: z.string().max(300).optional(),
});
