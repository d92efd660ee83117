import type { Messages } from "./en.ts";

/** What stands around every mail, in Spanish. */
export const es: Messages = {
  hello: (name) => name ? `Hola, ${name}:` : "Hola:",
  signOff: "El equipo de Bloom",
};
