import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { type MailReader, paragraph, writeLetter, writeMail } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

/** The link by which somebody sets a new password. `origin`: the configured one, never one that a request names. */
export function resetMail({ to, origin, secret }: { to: MailReader; origin: string; secret: string }): Mail {
  const { subject, asked, link, once, otherwise } = resetTexts[to.locale];
  return writeMail({
    to: to.email,
    language: to.locale,
    subject,
    blocks: [
      paragraph(asked),
      { kind: "link", label: link, href: origin + paths.resetPassword(secret) },
      paragraph(once),
      paragraph(otherwise),
    ],
  });
}

const resetTexts: Record<LocaleCode, Record<"subject" | "asked" | "link" | "once" | "otherwise", string>> = {
  en: {
    subject: "Set a new password for Bloom",
    asked:
      "Somebody, most likely you, asked for a new password for the account with this address. Set it here:",
    link: "Set a new password",
    once: "The link can be used once, within 30 minutes.",
    otherwise: "If you did not ask for it, do nothing: your password stays as it is.",
  },
  es: {
    subject: "Elija una contraseña nueva para Bloom",
    asked:
      "Alguien, seguramente usted, pidió una contraseña nueva para la cuenta con esta dirección. Elíjala aquí:",
    link: "Elegir una contraseña nueva",
    once: "El enlace se puede usar una sola vez, en los próximos 30 minutos.",
    otherwise: "Si usted no la pidió, no haga nada: su contraseña queda como está.",
  },
};

/**
 * For an address that nobody can sign in with: whoever asked learns it in their own mailbox and nowhere else. In English, since nothing is
 * known of its reader.
 */
export function noAccountMail({ to, origin }: { to: string; origin: string }): Mail {
  const letter = {
    subject: "There is no Bloom account with this address",
    paragraphs: [
      "Somebody, perhaps you, asked for a new password for this address. No account at Bloom can be signed in " +
      "to with it. Perhaps you signed up with another address.",
      "If it was not you, there is nothing to do.",
    ],
    link: "Sign in or sign up",
  };
  return writeLetter({ email: to, locale: "en" }, letter, origin + paths.signIn());
}
