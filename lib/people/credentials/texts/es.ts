import { plural } from "../../../shared/plural.ts";
import type { License, Messages } from "./en.ts";
import { spanishKind, spanishState } from "./spanish_names.ts";

const license = ({ kind, state }: License) =>
  ["Licencia", `${spanishKind(kind)}, ${spanishState(state)}`] as const;
const note = (reason: string) => reason ? [["Nuestra nota", reason] as const] : [];
const action = "Ver sus licencias";

/** The texts of mails about licenses, in Spanish. */
export const es: Messages = {
  verify: ({ reason, ...of }) => ({
    subject: `Su licencia para ${spanishState(of.state)} está verificada`,
    happened: [
      `Los pacientes en ${spanishState(of.state)} ya pueden encontrarle y reservar consultas con usted.`,
    ],
    facts: [license(of), ...note(reason)],
    action,
  }),
  ask_more: ({ reason, ...of }) => ({
    subject: `Necesitamos algo más sobre su licencia para ${spanishState(of.state)}`,
    happened: ["Todavía no podemos verificar su licencia."],
    facts: [license(of), ...note(reason)],
    next: ["Lea nuestra nota, haga los cambios y vuelva a enviar la licencia."],
    action,
  }),
  refuse: ({ reason, ...of }) => ({
    subject: `No podemos aceptar su licencia para ${spanishState(of.state)}`,
    happened: [
      `Los pacientes en ${spanishState(of.state)} no pueden reservar consultas con usted con esta licencia.`,
    ],
    facts: [license(of), ...note(reason)],
    next: ["Si nos equivocamos, corrija la licencia y vuelva a enviarla, o responda a este correo."],
    action,
  }),
  ending: ({ lastDay, daysLeft, ...of }) => ({
    subject: `Su licencia para ${spanishState(of.state)} vence en ${daysLeft} ${
      plural("es", daysLeft, { one: "día", many: "de días", other: "días" })
    }`,
    happened: [
      `Después de su último día, los pacientes en ${
        spanishState(of.state)
      } ya no podrán encontrarle ni reservar ` +
      "consultas con usted.",
    ],
    facts: [license(of), ["Último día", lastDay]],
    next: ["Agregue la licencia renovada en cuanto la tenga. La actual es válida hasta su último día."],
    action,
  }),
  ended: ({ lastDay, ...of }) => ({
    subject: `Su licencia para ${spanishState(of.state)} venció`,
    happened: [
      `Los pacientes en ${
        spanishState(of.state)
      } ya no pueden encontrarle ni reservar consultas con usted. Las que ` +
      "ya estaban reservadas se mantienen.",
    ],
    facts: [license(of), ["Último día", lastDay]],
    next: ["Agregue la licencia renovada y la verificaremos."],
    action,
  }),
};
