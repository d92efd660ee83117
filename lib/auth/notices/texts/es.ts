import { plural } from "../../../shared/plural.ts";
import { describeBrowser } from "../../activity/describe_browser.ts";
import type { Frame, Messages } from "./en.ts";

const IF_YOU = "Si fue usted, no tiene que hacer nada.";
const CHANGE_PASSWORD = [
  IF_YOU,
  "Si no fue usted, cambie ahora su contraseña y cierre todas las demás sesiones, porque alguien podría conocer su contraseña.",
];
const UNDO = [
  IF_YOU,
  "Si no fue usted, deshágalo en su página de seguridad, cambie su contraseña y cierre todas las demás sesiones.",
];
const WRITE_TO_US = [IF_YOU, "Si no fue usted, avísenos de inmediato: responda a este correo."];

/** The texts of account events that their owner must learn of immediately, in Spanish. */
export const es: Messages = {
  new_browser: ({ userAgent }) => ({
    subject: "Un nuevo inicio de sesión en su cuenta de Bloom",
    happened: ["Alguien inició sesión desde un navegador que usted no había usado antes."],
    facts: [["Navegador", describeBrowser(userAgent, "es")]],
    ifNotYou: CHANGE_PASSWORD,
  }),
  second_factor_guessed: () => ({
    subject: "Alguien intenta entrar en su cuenta de Bloom",
    happened: [
      "Alguien escribió su contraseña correcta y después varios códigos equivocados. No logró entrar.",
    ],
    ifNotYou: [IF_YOU, "Si no fue usted, alguien conoce su contraseña. Cámbiela ahora."],
  }),
  password_changed: () => ({
    subject: "Se cambió su contraseña de Bloom",
    happened: ["Se cambió la contraseña de su cuenta y se cerraron todas las demás sesiones."],
    ifNotYou: [
      IF_YOU,
      "Si no fue usted, elija ahora una nueva. En la página de inicio de sesión, use el enlace para contraseñas olvidadas.",
    ],
  }),
  password_reset: () => ({
    subject: "Se restableció su contraseña de Bloom",
    happened: [
      "Se eligió una contraseña nueva con un enlace que enviamos a esta dirección. Se cerraron todas las sesiones.",
    ],
    ifNotYou: [
      IF_YOU,
      "Si no fue usted, otra persona puede leer su correo. Proteja primero su buzón y después elija una contraseña nueva.",
    ],
  }),
  authenticator_added: () => ({
    subject: "Una aplicación de autenticación protege ahora su cuenta de Bloom",
    happened: [
      "A partir de ahora, al entrar con su contraseña le pediremos también un código de la aplicación.",
    ],
    ifNotYou: UNDO,
  }),
  authenticator_removed: () => ({
    subject: "Se quitó la aplicación de autenticación de su cuenta de Bloom",
    happened: ["Ya no le pediremos un código de la aplicación al entrar."],
    ifNotYou: UNDO,
  }),
  recovery_codes_made: () => ({
    subject: "Nuevos códigos de recuperación para su cuenta de Bloom",
    happened: ["Se crearon diez códigos de recuperación. Los anteriores ya no sirven."],
    ifNotYou: UNDO,
  }),
  recovery_code_used: ({ left }) => ({
    subject: "Se usó un código de recuperación de su cuenta de Bloom",
    happened: [
      `Alguien usó uno de sus códigos de recuperación. ${
        plural("es", left, {
          one: "Le queda 1 código.",
          many: `Le quedan ${left} de códigos.`,
          other: `Le quedan ${left} códigos.`,
        })
      }`,
    ],
    ifNotYou: CHANGE_PASSWORD,
  }),
  passkey_added: () => ({
    subject: "Se agregó una llave de acceso a su cuenta de Bloom",
    happened: ["A partir de ahora puede entrar con ella."],
    ifNotYou: UNDO,
  }),
  passkey_removed: () => ({
    subject: "Se quitó una llave de acceso de su cuenta de Bloom",
    happened: ["Ya no puede entrar con ella."],
    ifNotYou: UNDO,
  }),
  passkey_copied: ({ name }) => ({
    subject: "Rechazamos una llave de acceso de su cuenta de Bloom",
    happened: [
      `Alguien intentó entrar con la llave de acceso «${name}». Puede haber una copia, así que no permitimos el acceso.`,
    ],
    ifNotYou: ["Por seguridad, quite esta llave de acceso de su cuenta y agregue una nueva."],
  }),
  provider_linked: ({ provider }) => ({
    subject: `Ya puede entrar en Bloom con ${provider}`,
    happened: [`Se vinculó una cuenta de ${provider} con su cuenta de Bloom.`],
    ifNotYou: UNDO,
  }),
  provider_unlinked: ({ provider }) => ({
    subject: `Ya no puede entrar en Bloom con ${provider}`,
    happened: [`Se quitó el vínculo entre su cuenta de Bloom y ${provider}.`],
    ifNotYou: UNDO,
  }),
  email_change_asked: () => ({
    subject: "Alguien pidió cambiar el correo de su cuenta de Bloom",
    happened: [
      "Su dirección de correo cambiará cuando se confirme la nueva. Hasta entonces, todo sigue igual.",
    ],
    ifNotYou: CHANGE_PASSWORD,
  }),
  email_changed: () => ({
    subject: "Se cambió la dirección de correo de su cuenta de Bloom",
    happened: [
      "Su cuenta tiene ahora otra dirección de correo. Este es el último correo que enviaremos a esta dirección.",
    ],
    ifNotYou: WRITE_TO_US,
  }),
  account_deleted: () => ({
    subject: "Se eliminó su cuenta de Bloom",
    happened: ["Su cuenta se cerró. Ya nadie puede entrar en ella."],
    ifNotYou: WRITE_TO_US,
  }),
};

/** The text around each notice. */
export const frame: Frame = {
  when: "Cuándo",
  security: "Revisar la seguridad de su cuenta",
  home: "Abrir Bloom",
};
