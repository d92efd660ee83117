import type { Messages } from "./en.ts";

const NOTHING_TO_DO = "Si no fue usted, no tiene que hacer nada.";

/** The texts of mails about accounts, in Spanish. */
export const es: Messages = {
  signUp: ({ code }) => ({
    subject: `${code} es su código para Bloom`,
    happened: [
      "Alguien, seguramente usted, se está registrando en Bloom con esta dirección. Escriba este código en la página de registro:",
    ],
    code,
    next: [
      "El código sirve durante 30 minutos. También puede abrir la página del enlace y presionar el botón.",
    ],
    action: "Confirmar esta dirección",
    ifNotYou: [
      "Si usted no se registró, no tiene que hacer nada: sin este código no habrá ninguna cuenta. No le dé el código a " +
      "nadie. Nunca se lo pediremos.",
    ],
  }),
  addressTaken: () => ({
    subject: "Ya tiene una cuenta en Bloom",
    happened: [
      "Alguien, quizá usted, intentó registrarse en Bloom con esta dirección. Ya tiene una cuenta, así que basta con que " +
      "inicie sesión.",
    ],
    action: "Iniciar sesión",
    ifNotYou: [`${NOTHING_TO_DO} En su cuenta no cambió nada.`],
  }),
  reset: () => ({
    subject: "Elija una contraseña nueva para Bloom",
    happened: [
      "Alguien, seguramente usted, pidió una contraseña nueva para la cuenta de Bloom con esta dirección.",
    ],
    next: ["El enlace sirve una sola vez, durante los próximos 30 minutos."],
    action: "Elegir una contraseña nueva",
    ifNotYou: [
      "Si usted no la pidió, no tiene que hacer nada. Su contraseña sigue siendo la misma.",
    ],
  }),
  noAccount: () => ({
    subject: "No hay ninguna cuenta de Bloom con esta dirección",
    happened: [
      "Alguien, quizá usted, pidió una contraseña nueva para esta dirección, pero no tiene ninguna cuenta de Bloom. Tal vez " +
      "se registró con otra dirección.",
    ],
    action: "Iniciar sesión o registrarse",
    ifNotYou: [NOTHING_TO_DO],
  }),
  newAddress: () => ({
    subject: "Confirme su nueva dirección para Bloom",
    happened: [
      "Alguien, seguramente usted, quiere usar esta dirección para una cuenta de Bloom.",
    ],
    next: [
      "Abra la página del enlace y presione el botón. El enlace sirve una sola vez, durante las próximas 24 horas.",
    ],
    action: "Confirmar esta dirección",
    ifNotYou: [NOTHING_TO_DO],
  }),
  addressInUse: () => ({
    subject: "Su dirección ya tiene una cuenta de Bloom",
    happened: [
      "Alguien, quizá usted, quiso usar esta dirección para otra cuenta de Bloom. Ya tiene su propia cuenta, así que no se " +
      "cambió nada.",
    ],
    action: "Iniciar sesión",
    ifNotYou: [NOTHING_TO_DO],
  }),
};
