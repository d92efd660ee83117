import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { type Letter, type MailReader, writeLetter } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface EmailChangeMail {
  to: MailReader;
  /** The configured origin. */
  origin: string;
}

/** Proves a new address. */
export const newAddressMail = ({ to, origin, secret }: EmailChangeMail & { secret: string }): Mail =>
  writeLetter(to, texts[to.locale].newAddress, origin + paths.confirmEmail(secret));

/** Tells the owner of an address that somebody wanted to have it for another account. */
export const addressInUseMail = ({ to, origin }: EmailChangeMail): Mail =>
  writeLetter(to, texts[to.locale].inUse, origin + paths.signIn());

const texts: Record<LocaleCode, Record<"newAddress" | "inUse", Letter>> = {
  en: {
    newAddress: {
      subject: "Confirm your new address for Bloom",
      paragraphs: [
        "Somebody, most likely you, wants to use this address for an account at Bloom. Open this page and press the " +
        "button there.",
        "The link can be used once, within a day. If it was not you, do nothing.",
      ],
      link: "Confirm this address",
    },
    inUse: {
      subject: "Your address is in use at Bloom already",
      paragraphs: [
        "Somebody, perhaps you, wanted to use this address for another account at Bloom. It has an account of its own " +
        "already, so nothing was changed.",
      ],
      link: "Sign in to it",
    },
  },
  es: {
    newAddress: {
      subject: "Confirme su nueva dirección para Bloom",
      paragraphs: [
        "Alguien, seguramente usted, quiere usar esta dirección para una cuenta en Bloom. Abra esta página y pulse " +
        "el botón.",
        "El enlace se puede usar una sola vez, durante un día. Si no fue usted, no haga nada.",
      ],
      link: "Confirmar esta dirección",
    },
    inUse: {
      subject: "Su dirección ya se usa en Bloom",
      paragraphs: [
        "Alguien, quizá usted, quiso usar esta dirección para otra cuenta en Bloom. Ya tiene una cuenta propia, así " +
        "que no se cambió nada.",
      ],
      link: "Entrar en ella",
    },
  },
};
