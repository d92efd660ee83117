import { z } from "zod";
import { emailAddress, newPassword } from "./auth.ts";

/** The input to request a password reset link. */
export const passwordResetInput = z.strictObject({ email: emailAddress });

/** The input to set a password through the link. */
export const confirmPasswordResetInput = z.strictObject({
  token: z.string("Send the last part of the link.").min(1, "Send the last part of the link.").max(
    200,
    "This is too long.",
  ),
  password: newPassword,
});

/** The input to change the password, with the current one if there is one. */
export const changePasswordInput = z.strictObject({
  currentPassword: z.string("Enter your current password.").max(1_000, "This is too long.").default(""),
  newPassword,
});

/** The input to request another address. */
export const changeEmailInput = z.strictObject({
  email: emailAddress,
  currentPassword: z.string("Enter your current password.").max(1_000, "This is too long.").default(""),
});

/** The input to verify it through the link. */
export const confirmEmailInput = z.strictObject({
  token: z.string("Send the last part of the link.").min(1, "Send the last part of the link.").max(
    200,
    "This is too long.",
  ),
});

/** The input to close the account; the word confirms the intention. */
export const deleteAccountInput = z.strictObject({
  confirmation: z.string("Type the word “delete” to confirm.").trim().toLowerCase()
    .pipe(z.literal("delete", "Type the word “delete” to confirm.")),
  currentPassword: z.string("Enter your current password.").max(1_000, "This is too long.").default(""),
});
