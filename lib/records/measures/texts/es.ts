import type { Messages } from "./en.ts";

/** The texts of mails about measures, in Spanish. */
export const es: Messages = {
  asked: ({ name, repeats }) => ({
    subject: "Tiene unas preguntas por responder",
    happened: [`${name} tiene unas preguntas para usted. Le llevarán unos tres minutos.`],
    next: [
      repeats === "once"
        ? "Respóndalas cuando tenga un momento tranquilo."
        : "Respóndalas en los dos días anteriores a cada una de sus consultas. Se las tendremos listas.",
    ],
    action: "Ver las preguntas",
  }),
  flag: () => ({
    subject: "Algo en Bloom requiere su atención",
    happened: ["Hay algo nuevo en Bloom que requiere su atención. Le pedimos que lo vea pronto."],
    action: "Ver de qué se trata",
  }),
};
