import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { type Letter, type MailReader, writeLetter } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface MeasureMail {
  to: MailReader;
  /** The configured origin. */
  origin: string;
}

/** Tells a patient that their therapist has questions; which ones stays in Bloom. */
export const askedMail = (
  { to, origin, name, repeats }: MeasureMail & { name: string; repeats: "once" | "before_visits" },
): Mail => writeLetter(to, texts[to.locale].asked(name)[repeats], origin + paths.measures());

/** Calls a therapist to a flag. It says nothing of whom or what: mail can be read by others. */
export const flagMail = ({ to, origin }: MeasureMail): Mail =>
  writeLetter(to, texts[to.locale].flag, origin + paths.flags());

interface MeasureMailTexts {
  asked(name: string): Record<"once" | "before_visits", Letter>;
  flag: Letter;
}

const texts: Record<LocaleCode, MeasureMailTexts> = {
  en: {
    asked: (name) => {
      const frame = { subject: `${name} has a few questions for you`, link: "See the questions" };
      return {
        once: {
          ...frame,
          paragraphs: ["They take about three minutes. Please answer them when you have a quiet moment."],
        },
        before_visits: {
          ...frame,
          paragraphs: [
            "They take about three minutes, and come back in the two days before each of your visits.",
          ],
        },
      };
    },
    flag: {
      subject: "Something in Bloom needs your attention",
      paragraphs: ["There is something new in Bloom that needs your attention. Please look at it soon."],
      link: "Look at it",
    },
  },
  es: {
    asked: (name) => {
      const frame = { subject: `${name} tiene unas preguntas para usted`, link: "Ver las preguntas" };
      return {
        once: {
          ...frame,
          paragraphs: ["Le llevarán unos tres minutos. Respóndalas cuando tenga un momento tranquilo."],
        },
        before_visits: {
          ...frame,
          paragraphs: [
            "Le llevarán unos tres minutos, y volverán en los dos días anteriores a cada una de sus citas.",
          ],
        },
      };
    },
    flag: {
      subject: "Algo en Bloom requiere su atención",
      paragraphs: ["Hay algo nuevo en Bloom que requiere su atención. Le rogamos que lo vea pronto."],
      link: "Verlo",
    },
  },
};
