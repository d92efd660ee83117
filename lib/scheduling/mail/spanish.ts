import { sayTime } from "../../shared/say_time_in.ts";
import type { Doer, MailTexts } from "./mail_texts.ts";

const who = (by: Exclude<Doer, { kind: "reader" }>) => by.kind === "other" ? by.name : "Bloom";

export const spanish: MailTexts = {
  language: "es",
  ...sayTime.es,
  hello: (name) => `Hola, ${name}:`,
  when: "Cuándo",
  whenFor: (name) => `Para ${name} es`,
  before: "Antes",
  with: "Con",
  forWhom: "Para",
  subject: {
    requested: (when) => `Solicitada: una videoconsulta el ${when}`,
    confirmed: (when) => `Confirmada: su videoconsulta del ${when}`,
    declined: (when) => `No es posible: una videoconsulta el ${when}`,
    lapsed: (when) => `Sin respuesta a tiempo: una videoconsulta el ${when}`,
    booked: (when) => `Reservada: su videoconsulta del ${when}`,
    moved: (when) => `Nueva hora: su videoconsulta es ahora el ${when}`,
    cancelled: (when) => `Cancelada: su videoconsulta del ${when}`,
    added: (when) => `Reservada: su videoconsulta del ${when}`,
    removed: (when) => `Cancelada para usted: una videoconsulta el ${when}`,
    left: (when) => `Una plaza menos: su videoconsulta del ${when}`,
    reminder: (when) => `Recordatorio: su videoconsulta del ${when}`,
  },
  opening: {
    requested: (by) =>
      `${
        by.kind === "reader" ? "Usted" : who(by)
      } solicitó una videoconsulta. La hora queda reservada hasta que haya respuesta.`,
    confirmed: (by) => `${by.kind === "reader" ? "Usted" : who(by)} confirmó esta videoconsulta.`,
    declined: (by) =>
      `${
        by.kind === "reader" ? "Usted" : who(by)
      } no pudo aceptar esta videoconsulta. Esa hora vuelve a estar libre.`,
    lapsed: () => "Nadie respondió a tiempo a esta solicitud, así que esa hora vuelve a estar libre.",
    booked: (by) =>
      by.kind === "reader" ? "Usted reservó una videoconsulta." : `${who(by)} reservó una videoconsulta.`,
    moved: (by) =>
      by.kind === "reader"
        ? "Usted cambió la hora de su videoconsulta."
        : `${who(by)} cambió la hora de su videoconsulta.`,
    added: (by) => `${by.kind === "reader" ? "Usted" : who(by)} le añadió a una videoconsulta.`,
    removed: (by) => `${by.kind === "reader" ? "Usted" : who(by)} liberó su plaza en esta videoconsulta.`,
    left: (by) =>
      `${
        by.kind === "reader" ? "Usted" : who(by)
      } liberó una plaza en esta videoconsulta. Los demás la tendrán igualmente.`,
    cancelled: (by) =>
      by.kind === "reader"
        ? "Usted canceló esta videoconsulta. Esa hora vuelve a estar libre."
        : `${who(by)} canceló esta videoconsulta. Esa hora vuelve a estar libre.`,
  },
  reminder: "Su videoconsulta se acerca.",
  questions: "Unas preguntas para usted antes de la cita",
  series: {
    subject: {
      requested: (count) => `Solicitadas: ${count} videoconsultas`,
      booked: (count) => `Reservadas: sus ${count} videoconsultas`,
    },
    opening: {
      requested: (by) =>
        `${
          by.kind === "reader" ? "Usted" : who(by)
        } solicitó estas videoconsultas. Las horas quedan reservadas hasta que haya respuesta.`,
      booked: (by) => `${by.kind === "reader" ? "Usted" : who(by)} reservó estas videoconsultas.`,
    },
    intoCalendar: "El archivo adjunto las añade todas a su calendario.",
    see: "Ver sus citas",
  },
  changeableUntil: (moment) => `Hasta el ${moment} puede cambiarla o cancelarla.`,
  intoCalendar: "El archivo adjunto la añade a su calendario.",
  outOfCalendar: "El archivo adjunto la quita de su calendario.",
  seeAppointment: "Ver la cita",
  chooseReminders: "Elegir cuándo recibir recordatorios",
  offer: {
    subject: (when) => `Ha quedado libre una hora: ${when}`,
    opening: "Ha quedado libre una hora como la que usted espera. Se la reservamos.",
    earlier:
      "Ha quedado libre una hora anterior para su videoconsulta. Se la reservamos; su cita queda como está " +
      "si no la acepta.",
    present: "Su cita actual",
    heldUntil: (moment) =>
      `Puede aceptarla hasta el ${moment}; después preguntaremos a la siguiente persona.`,
    see: "Ver la hora y responder",
  },
};
