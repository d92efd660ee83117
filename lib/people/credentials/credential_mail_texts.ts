import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Letter } from "../../outside/mail/write_mail.ts";
import { stateLabel } from "../../shared/codes/states.ts";
import type { ReviewInput } from "../../shared/schemas/credentials.ts";

/** Which license a mail is about. */
export interface LicenseFacts {
  /** Its kind and state in words. */
  license: string;
  state: string;
}

/** What mails about licenses say, in one language. */
interface CredentialMailTexts {
  /** What the practice has decided; `reason`: what it says besides. */
  review(license: LicenseFacts, decision: ReviewInput["decision"], reason: string): Letter;
  /** It ends so many days from now. */
  ending(license: LicenseFacts, expiresOn: string, daysLeft: number): Letter;
  ended(license: LicenseFacts, expiresOn: string): Letter;
}

const link = { en: "Your licenses", es: "Sus licencias" };

/** The texts by the reader's language. */
export const credentialMailTexts: Record<LocaleCode, CredentialMailTexts> = {
  en: {
    review: ({ license, state }, decision, reason) => ({
      ...{
        verify: {
          subject: `Your license for ${stateLabel(state)} is verified`,
          paragraphs: ["Patients in this state can now find and book you."],
        },
        ask_more: {
          subject: `We need something more about your license for ${stateLabel(state)}`,
          paragraphs: ["We could not verify it yet. Please look at what we say, and hand it in again."],
        },
        refuse: {
          subject: `We cannot accept your license for ${stateLabel(state)}`,
          paragraphs: ["Patients in this state cannot book you by it."],
          further: ["If we are mistaken, correct it and hand it in again, or answer this mail."],
        },
      }[decision],
      facts: [["License", license], ...(reason ? [["We say", reason] as const] : [])],
      link: link.en,
    }),
    ending: ({ license, state }, expiresOn, daysLeft) => ({
      subject: `Your license for ${stateLabel(state)} expires in ${daysLeft} ${
        daysLeft === 1 ? "day" : "days"
      }`,
      paragraphs: ["On the day after its last day, patients in this state can no longer find or book you."],
      facts: [["License", license], ["Last day", expiresOn]],
      further: ["Enter the renewed license early: the present one holds until then."],
      link: link.en,
    }),
    ended: ({ license, state }, expiresOn) => ({
      subject: `Your license for ${stateLabel(state)} has expired`,
      paragraphs: [
        "Patients in this state can no longer find or book you. Visits that are booked already stay booked.",
      ],
      facts: [["License", license], ["Last day", expiresOn]],
      further: ["Enter the renewed license, and we verify it."],
      link: link.en,
    }),
  },
  es: {
    review: ({ license, state }, decision, reason) => ({
      ...{
        verify: {
          subject: `Su licencia para ${stateLabel(state)} está verificada`,
          paragraphs: ["Los pacientes de este estado ya pueden encontrarle y reservar citas con usted."],
        },
        ask_more: {
          subject: `Necesitamos algo más sobre su licencia para ${stateLabel(state)}`,
          paragraphs: ["Todavía no pudimos verificarla. Lea lo que le decimos y vuelva a presentarla."],
        },
        refuse: {
          subject: `No podemos aceptar su licencia para ${stateLabel(state)}`,
          paragraphs: ["Los pacientes de este estado no pueden reservar citas con usted por ella."],
          further: ["Si nos equivocamos, corríjala y vuelva a presentarla, o responda a este correo."],
        },
      }[decision],
      facts: [["Licencia", license], ...(reason ? [["Le decimos", reason] as const] : [])],
      link: link.es,
    }),
    ending: ({ license, state }, expiresOn, daysLeft) => ({
      subject: `Su licencia para ${stateLabel(state)} vence en ${daysLeft} ${
        daysLeft === 1 ? "día" : "días"
      }`,
      paragraphs: [
        "Al día siguiente de su último día, los pacientes de este estado ya no podrán encontrarle ni reservar citas.",
      ],
      facts: [["Licencia", license], ["Último día", expiresOn]],
      further: ["Introduzca la licencia renovada con tiempo: la actual vale hasta entonces."],
      link: link.es,
    }),
    ended: ({ license, state }, expiresOn) => ({
      subject: `Su licencia para ${stateLabel(state)} ha vencido`,
      paragraphs: [
        "Los pacientes de este estado ya no pueden encontrarle ni reservar citas. Las que ya estaban reservadas se mantienen.",
      ],
      facts: [["Licencia", license], ["Último día", expiresOn]],
      further: ["Introduzca la licencia renovada y la verificaremos."],
      link: link.es,
    }),
  },
};
