import type { Doer, Messages, NewsFacts } from "./en.ts";

function who(by: Doer): string {
  if (by.kind === "reader") return "Usted";
  return by.kind === "other" ? by.name : "Bloom";
}

const answerOrWait = ({ by, role }: Pick<NewsFacts, "by" | "role">, held: string) =>
  role === "therapist" && by.kind !== "reader"
    ? `${held} para usted. Confirme o rechace la solicitud.`
    : `${held} hasta que haya respuesta, y entonces le escribiremos.`;
const bookAnother = ({ mayBookAnother }: NewsFacts) =>
  mayBookAnother ? ["Puede reservar otro horario cuando guste."] : [];
const list = new Intl.ListFormat("es", { type: "conjunction" });

/** "Ana e Íñigo". The runtime's list turns "y" into "e" before "I", but not before "Í". */
function joinNames(names: readonly string[]): string {
  const bare = names.map((name) => name.normalize("NFD").replaceAll(/\p{M}/gu, ""));
  const left = names.values();
  return list.formatToParts(bare).map(({ type, value }) => type === "element" ? left.next().value : value)
    .join("");
}

/**
 * The texts of mails about visits, in Spanish. No sentence ends with a time, because a time can end with a
 * period.
 */
export const es: Messages = {
  news: {
    requested: (of) => ({
      subject: `Videoconsulta solicitada: ${of.when}`,
      happened: [`${who(of.by)} solicitó una videoconsulta.`],
      next: [answerOrWait(of, "Guardamos el horario")],
    }),
    confirmed: ({ when, by }) => ({
      subject: `Videoconsulta confirmada: ${when}`,
      happened: [`${who(by)} confirmó esta videoconsulta.`],
    }),
    declined: (of) => ({
      subject: `Solicitud no aceptada: ${of.when}`,
      happened: [`${who(of.by)} no aceptó esta solicitud de videoconsulta. El horario vuelve a estar libre.`],
      next: bookAnother(of),
    }),
    lapsed: (of) => ({
      subject: `Solicitud sin respuesta a tiempo: ${of.when}`,
      happened: [
        "Nadie respondió a tiempo a esta solicitud de videoconsulta. El horario vuelve a estar libre.",
      ],
      next: bookAnother(of),
    }),
    booked: ({ when, by }) => ({
      subject: `Videoconsulta reservada: ${when}`,
      happened: [`${who(by)} reservó una videoconsulta.`],
    }),
    moved: ({ when, by }) => ({
      subject: `Su videoconsulta cambió de horario: ${when}`,
      happened: [`${who(by)} cambió el horario de esta videoconsulta.`],
    }),
    cancelled: (of) => ({
      subject: `Videoconsulta cancelada: ${of.when}`,
      happened: [`${who(of.by)} canceló esta videoconsulta.`],
      next: bookAnother(of),
    }),
    added: ({ when, by, wards }) => ({
      subject: `Videoconsulta reservada: ${when}`,
      happened: [`${who(by)} ${wards ? `agregó a ${wards}` : "le agregó"} a una videoconsulta.`],
    }),
    removed: (of) => ({
      subject: `Ya no participa en la videoconsulta: ${of.when}`,
      happened: [
        of.by.kind === "reader" && !of.wards
          ? "Usted dejó esta videoconsulta."
          : `${who(of.by)} ${of.wards ? `retiró a ${of.wards}` : "le retiró"} de esta videoconsulta.`,
      ],
      next: bookAnother(of),
    }),
    left: ({ when, by, isGroup }) => ({
      subject: `Alguien dejó su videoconsulta${isGroup ? " grupal" : ""}: ${when}`,
      happened: [
        `Alguien ya no participará en esta videoconsulta. ${who(by)} hizo el cambio.`,
        "La videoconsulta sigue en pie con los demás.",
      ],
    }),
  },
  reminder: ({ when }) => ({
    subject: `Recordatorio: su videoconsulta, ${when}`,
    happened: ["Su videoconsulta se acerca."],
  }),
  series: {
    requested: (of) => ({
      subject: `Se solicitaron ${of.count} videoconsultas`,
      happened: [`${who(of.by)} solicitó estas videoconsultas.`],
      next: [answerOrWait(of, "Guardamos los horarios")],
    }),
    booked: ({ count, by }) => ({
      subject: `Sus ${count} videoconsultas están reservadas`,
      happened: [`${who(by)} reservó estas videoconsultas.`],
    }),
  },
  offer: ({ when }) => ({
    subject: `Se liberó un horario: ${when}`,
    happened: ["Se liberó un horario como el que usted espera. Se lo guardamos."],
  }),
  earlierOffer: ({ when }) => ({
    subject: `Se liberó un horario anterior: ${when}`,
    happened: [
      "Se liberó un horario anterior para su videoconsulta. Se lo guardamos. Su videoconsulta queda como está si no toma el " +
      "horario anterior.",
    ],
  }),
  when: "Cuándo",
  whenFor: (name) => `En la zona horaria de ${name}`,
  previously: "Horario anterior",
  current: "Su videoconsulta actual",
  with: "Con",
  forWhom: "Para",
  nth: (number) => `Videoconsulta ${number}`,
  names: (people) => joinNames(people.map(({ name }) => name)),
  changeableUntil: (moment) => `Hasta el ${moment} puede cambiarla o cancelarla.`,
  heldUntil: (moment) =>
    `Puede tomarlo hasta el ${moment}; después se lo ofreceremos a la siguiente persona.`,
  intoCalendar: "Abra el archivo adjunto para poner la videoconsulta en su calendario.",
  seriesIntoCalendar: "Abra el archivo adjunto para poner todas las videoconsultas en su calendario.",
  outOfCalendar: "Abra el archivo adjunto para quitar la videoconsulta de su calendario.",
  see: { visit: "Ver su videoconsulta", visits: "Ver sus videoconsultas", home: "Abrir Bloom" },
  seeOffer: "Ver el horario y responder",
  answerQuestions: "Responder unas preguntas antes de la videoconsulta",
  chooseReminders: "Elegir cuándo recibir recordatorios",
  calendar: {
    summary: "Videoconsulta de Bloom",
    standing: "Entrar, cambiar o cancelar",
    cancelled: "Cancelada",
  },
};
