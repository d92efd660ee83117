import type { Mail } from "../../outside/mail/mailer.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface ResetMail {
  to: string;
  /** The configured origin: never one that a request names. */
  origin: string;
}

/** The link by which somebody sets a new password. */
export function resetMail({ to, origin, secret }: ResetMail & { secret: string }): Mail {
  return writeMail({
    to,
    subject: "Set a new password for Bloom",
    blocks: [
      paragraph(
        "Somebody, most likely you, asked for a new password for the account with this address. Set it here:",
      ),
      { kind: "link", label: "Set a new password", href: origin + paths.resetPassword(secret) },
      paragraph("The link can be used once, within 30 minutes."),
      paragraph("If you did not ask for it, do nothing: your password stays as it is."),
    ],
  });
}

/** For an address that nobody can sign in with: whoever asked learns it in their own mailbox and nowhere else. */
export function noAccountMail({ to, origin }: ResetMail): Mail {
  return writeMail({
    to,
    subject: "There is no Bloom account with this address",
    blocks: [
      paragraph(
        "Somebody, perhaps you, asked for a new password for this address. No account at Bloom can be signed in " +
          "to with it. Perhaps you signed up with another address.",
      ),
      { kind: "link", label: "Sign in or sign up", href: origin + paths.signIn() },
      paragraph("If it was not you, there is nothing to do."),
    ],
  });
}
