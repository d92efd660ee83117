import { z } from "zod";
import { emailAddress, newPassword } from "./auth.ts";

/** Asking for a link to set a new password. */
export const passwordResetInput = z.strictObject({ email: emailAddress });

/** Setting it by the link. */
export const confirmPasswordResetInput = z.strictObject({
  token: z.string("Send the last part of the link.").min(1, "Send the last part of the link.").max(
    200,
    "This is too long.",
  ),
  password: newPassword,
});

/** Changing it, with the present one where there is one. */
export const changePasswordInput = z.strictObject({
  currentPassword: z.string("Enter your current password.").max(1_000, "This is too long.").default(""),
  newPassword,
});

/** Asking for another address. */
export const changeEmailInput = z.strictObject({
  email: emailAddress,
  currentPassword: z.string("Enter your current password.").max(1_000, "This is too long.").default(""),
});

/** Proving it by the link. */
export const confirmEmailInput = z.strictObject({
  token: z.string("Send the last part of the link.").min(1, "Send the last part of the link.").max(
    200,
    "This is too long.",
  ),
});

/** Closing the account; the word says that it is meant. */
export const deleteAccountInput = z.strictObject({
  confirmation: z.string("Type the word “delete” to confirm.").trim().toLowerCase()
    .pipe(z.literal("delete", "Type the word “delete” to confirm.")),
  currentPassword: z.string("Enter your current password.").max(1_000, "This is too long.").default(""),
});

/** What is answered once a mail is on its way. */
export const mailedJson = z.object({ status: z.literal("mailed") });
