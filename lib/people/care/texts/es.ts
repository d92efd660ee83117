import type { Messages } from "./en.ts";

/** The texts of mails about care relationships, in Spanish. */
export const es: Messages = {
  request: ({ name }) => ({
    subject: "Alguien desea trabajar con usted",
    happened: [`${name} desea trabajar con usted y aguarda su respuesta.`],
    action: "Leer la solicitud y responder",
  }),
  waitlisted: ({ name }) => ({
    subject: "Alguien desea entrar en su lista de espera",
    happened: [`${name} desea entrar en su lista de espera para pacientes nuevos y aguarda su respuesta.`],
    action: "Leer la solicitud y responder",
  }),
  accepted: ({ name }) => ({
    subject: "Aceptaron su solicitud",
    happened: [`${name} trabajará con usted con mucho gusto.`],
    next: ["Ya puede reservar una consulta cuando le convenga."],
    action: "Reservar una consulta",
  }),
  declined: ({ name }) => ({
    subject: "Respondieron a su solicitud",
    happened: [`${name} no puede trabajar con usted por ahora y le escribió una nota al respecto.`],
    next: ["Esto no se debe a nada que usted haya hecho. Quizá otra persona de Bloom pueda atenderle antes."],
    action: "Leer la respuesta",
  }),
  ended: ({ name }) => ({
    subject: "Su trabajo en conjunto terminó",
    happened: [`${name} nos avisó que ya no trabajan en conjunto.`],
    next: [
      "Ya no pueden reservar consultas nuevas entre ustedes. Cada quien conserva lo que escribió.",
    ],
    action: "Abrir Bloom",
  }),
  left: ({ name }) => ({
    subject: "Su solicitud no tendrá respuesta",
    happened: [`${name} dejó Bloom y no puede responder a su solicitud.`],
    next: ["Quizá otra persona de Bloom pueda atenderle."],
    action: "Buscar terapeuta",
  }),
};
