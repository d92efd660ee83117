import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import {
  type Letter,
  type MailReader,
  paragraph,
  writeLetter,
  writeMail,
} from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface SignUpMail {
  /** Of whom nothing else is known, so that it is in English. */
  to: string;
  /** The configured origin: never one that a request names. */
  origin: string;
  code: string;
  secret: string;
}

/**
 * Proves an address. It carries nothing that the person at the keyboard wrote, no name either: whoever types somebody
 * else's address must not be able to write to them through us.
 */
export function signUpMail({ to, origin, code, secret }: SignUpMail): Mail {
  return writeMail({
    to,
    subject: `${code} is your code for Bloom`,
    blocks: [
      paragraph(
        "Somebody, most likely you, is signing up at Bloom with this address. Type this code into the page:",
      ),
      { kind: "code", code },
      paragraph("It can be used for 30 minutes. Or open this page and press the button there:"),
      { kind: "link", label: "Confirm this address", href: origin + paths.verifyEmailLink(secret) },
      paragraph(
        "If you did not sign up, do nothing: without this code there is no account. Never give it to anybody; we do " +
          "not ask for it.",
      ),
    ],
  });
}

/** Tells the owner of an address that somebody tried to sign up with it. */
export const addressTakenMail = ({ to, origin }: { to: MailReader; origin: string }): Mail =>
  writeLetter(to, takenTexts[to.locale], origin + paths.signIn());

const takenTexts: Record<LocaleCode, Letter> = {
  en: {
    subject: "You already have an account at Bloom",
    paragraphs: [
      "Somebody, perhaps you, tried to sign up at Bloom with this address. It has an account already.",
      "If it was not you, there is nothing to do: your account is as it was.",
    ],
    link: "If it was you, sign in",
  },
  es: {
    subject: "Ya tiene una cuenta en Bloom",
    paragraphs: [
      "Alguien, quizá usted, intentó registrarse en Bloom con esta dirección. Ya tiene una cuenta.",
      "Si no fue usted, no tiene que hacer nada: su cuenta está como estaba.",
    ],
    link: "Si fue usted, entre",
  },
};
