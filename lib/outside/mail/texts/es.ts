import type { Messages } from "./en.ts";

/** The text around every mail, in Spanish. */
export const es: Messages = {
  hello: (name) => name ? `Hola, ${name}:` : "Hola:",
  signOff: "El equipo de Bloom",
};
