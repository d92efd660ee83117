import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Letter } from "../../outside/mail/write_mail.ts";

/** What mails about working together say, in one language; `name`: the other one's. */
interface CareMailTexts {
  request(name: string): Letter;
  waitlisted(name: string): Letter;
  accepted(name: string): Letter;
  declined(name: string): Letter;
  ended(name: string): Letter;
}

/** The texts by the reader's language. */
export const careMailTexts: Record<LocaleCode, CareMailTexts> = {
  en: {
    request: (name) => ({
      subject: "Somebody would like to work with you",
      paragraphs: [`${name} would like to work with you.`],
      link: "Read and answer",
    }),
    waitlisted: (name) => ({
      subject: "Somebody new on your waiting list",
      paragraphs: [`${name} asks for a place on your waiting list.`],
      link: "Read and answer",
    }),
    accepted: (name) => ({
      subject: `${name} is glad to work with you`,
      paragraphs: [`You can now book visits with ${name} whenever it suits you.`],
      link: "Book a visit",
    }),
    declined: (name) => ({
      subject: `${name} has answered your request`,
      paragraphs: [
        `${name} cannot take you on at the moment, and has written to you why.`,
        "It says nothing about you. There are others here who may be free sooner.",
      ],
      link: "Read the answer",
    }),
    ended: (name) => ({
      subject: `${name} has ended your work together`,
      paragraphs: [
        `From now on there are no further visits with ${name}. What was written stays with each of you.`,
      ],
      link: "See what it means",
    }),
  },
  es: {
    request: (name) => ({
      subject: "Alguien desea trabajar con usted",
      paragraphs: [`${name} desea trabajar con usted.`],
      link: "Leer y responder",
    }),
    waitlisted: (name) => ({
      subject: "Una persona nueva en su lista de espera",
      paragraphs: [`${name} pide un lugar en su lista de espera.`],
      link: "Leer y responder",
    }),
    accepted: (name) => ({
      subject: `${name} trabajará con usted con mucho gusto`,
      paragraphs: [`Ya puede reservar citas con ${name} cuando le convenga.`],
      link: "Reservar una cita",
    }),
    declined: (name) => ({
      subject: `${name} ha respondido a su solicitud`,
      paragraphs: [
        `${name} no puede atenderle por el momento y le ha escrito el motivo.`,
        "Eso no dice nada de usted. Aquí hay otras personas que quizá puedan atenderle antes.",
      ],
      link: "Leer la respuesta",
    }),
    ended: (name) => ({
      subject: `${name} ha puesto fin a su trabajo en común`,
      paragraphs: [
        `A partir de ahora no habrá más citas con ${name}. Lo que se escribió queda con cada quien.`,
      ],
      link: "Ver qué significa",
    }),
  },
};
