import { z } from "zod";
import {
  changeEmailInput,
  changePasswordInput,
  confirmEmailInput,
  confirmPasswordResetInput,
  deleteAccountInput,
  passwordResetInput,
} from "../../../shared/schemas/password.ts";
import { named, type Operation } from "../operation.ts";
import { signedIn, tooMany } from "../signed_in.ts";

const tag = "Accounts";
const mailed = named("Mailed", z.object({ status: z.literal("mailed") }));
const linkGone = "The link has been used, replaced by a newer one, or has run out";
const proofNeeded = "`proof_needed`: confirm first that it is you.";

/** Forgotten and changed passwords, another address, the end of an account. */
export const passwordOperations: Operation[] = [
  {
    method: "POST",
    route: "/api/auth/password-reset",
    tag,
    summary: "Ask for a link to set a new password",
    description: "The answer is the same whether or not the address has an account.",
    body: named("PasswordReset", passwordResetInput),
    answer: { status: 202, description: "A mail is on its way.", body: mailed },
    problems: { 429: tooMany },
  },
  {
    method: "POST",
    route: "/api/auth/password-reset/confirmation",
    tag,
    summary: "Set a new password by the link",
    description: "All sessions end. An account with a second factor is asked for it: 202.",
    body: named("ConfirmPasswordReset", confirmPasswordResetInput),
    answer: { status: 200, description: "Set-Cookie carries the session.", body: signedIn },
    problems: { 422: `${linkGone}, or the password would be guessed soon.`, 429: tooMany },
  },
  {
    method: "PUT",
    route: "/api/user/password",
    tag,
    summary: "Change the password, or set a first one",
    body: named("ChangePassword", changePasswordInput),
    answer: { status: 204, description: "It is changed; other sessions have ended." },
    problems: {
      403: proofNeeded,
      422: "The present password is wrong, or the new one would be guessed soon.",
      429: tooMany,
    },
  },
  {
    method: "POST",
    route: "/api/user/email",
    tag,
    summary: "Ask for another address",
    description:
      "Nothing changes until it is proven. The answer is the same for an address that has an account.",
    body: named("ChangeEmail", changeEmailInput),
    answer: { status: 202, description: "A mail is on its way to the new address.", body: mailed },
    problems: { 403: proofNeeded, 422: "The present password is wrong.", 429: tooMany },
  },
  {
    method: "POST",
    route: "/api/user/email/confirmation",
    tag,
    summary: "Prove the new address by its link",
    body: named("ConfirmEmail", confirmEmailInput),
    answer: {
      status: 200,
      description: "The address is changed; sessions in other browsers have ended.",
      body: named("EmailChanged", z.object({ status: z.literal("changed") })),
    },
    problems: { 409: "The address has got an account meanwhile.", 422: `${linkGone}.` },
  },
  {
    method: "DELETE",
    route: "/api/user",
    tag,
    summary: "Delete one's own account",
    body: named("DeleteAccount", deleteAccountInput),
    answer: { status: 204, description: "The account is closed." },
    problems: {
      403: proofNeeded,
      409: "Visits are still to come, or nobody else is an admin.",
      422: "The present password is wrong.",
      429: tooMany,
    },
  },
];
