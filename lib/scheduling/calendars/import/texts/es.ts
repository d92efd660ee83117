import type { Messages } from "./en.ts";

/** The texts of mails about imported calendars, in Spanish. */
export const es: Messages = {
  shrunk: ({ from, to }) => ({
    subject: "Uno de sus otros calendarios perdió casi todas sus horas ocupadas",
    happened: [
      "La última vez que lo leímos, la mayoría de sus próximas horas ocupadas ya no estaba. Esas horas vuelven a " +
      "estar libres.",
    ],
    facts: [["Horas ocupadas antes", String(from)], ["Quedan", String(to)]],
    next: ["Si las quitó usted, no tiene que hacer nada. Si no, revise el calendario."],
    action: "Ver sus otros calendarios",
  }),
};
