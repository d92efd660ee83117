import type { Mail } from "../../outside/mail/mailer.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface EmailChangeMail {
  to: string;
  /** The configured origin. */
  origin: string;
}

/** Proves a new address. */
export function newAddressMail({ to, origin, secret }: EmailChangeMail & { secret: string }): Mail {
  return writeMail({
    to,
    subject: "Confirm your new address for Bloom",
    blocks: [
      paragraph(
        "Somebody, most likely you, wants to use this address for an account at Bloom. Open this page and press the " +
          "button there:",
      ),
      { kind: "link", label: "Confirm this address", href: origin + paths.confirmEmail(secret) },
      paragraph("The link can be used once, within a day. If it was not you, do nothing."),
    ],
  });
}

/** Tells the owner of an address that somebody wanted to have it for another account. */
export function addressInUseMail({ to, origin }: EmailChangeMail): Mail {
  return writeMail({
    to,
    subject: "Your address is in use at Bloom already",
    blocks: [
      paragraph(
        "Somebody, perhaps you, wanted to use this address for another account at Bloom. It has an account of its own " +
          "already, so nothing was changed.",
      ),
      { kind: "link", label: "Sign in to it", href: origin + paths.signIn() },
    ],
  });
}
