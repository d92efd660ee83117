import { describeBrowser } from "../activity/describe_browser.ts";
import type { Notice, NoticeText } from "./notice_text.ts";

const CHANGE_PASSWORD =
  "Si fue otra persona, cambie ahora su contraseña y cierre todas las demás sesiones: puede que alguien la conozca.";
const UNDO = "Si fue otra persona, deshágalo allí, cambie su contraseña y cierre todas las demás sesiones.";
const WRITE_TO_US = "Si fue otra persona, escríbanos de inmediato: responda a este correo.";

/** The words of a notice in Spanish. */
export function spanishNotice(notice: Notice): NoticeText {
  switch (notice.kind) {
    case "new_browser":
      return {
        subject: "Un nuevo acceso a su cuenta de Bloom",
        happened: `Alguien entró desde un navegador que usted no había usado antes: ${
          describeBrowser(notice.userAgent, "es")
        }.`,
        otherwise: CHANGE_PASSWORD,
      };
    case "second_factor_guessed":
      return {
        subject: "Alguien intenta entrar en su cuenta de Bloom",
        happened:
          "Alguien escribió su contraseña correcta y después varios códigos equivocados. Nadie entró así.",
        otherwise: "Si fue otra persona, conoce su contraseña. Cámbiela ahora.",
      };
    case "password_changed":
      return {
        subject: "Se cambió su contraseña de Bloom",
        happened: "Se cambió la contraseña de su cuenta y se cerraron todas las demás sesiones.",
        otherwise:
          "Si fue otra persona, elija ahora una nueva desde la página de entrada, como quien la ha olvidado.",
      };
    case "password_reset":
      return {
        subject: "Se restableció su contraseña de Bloom",
        happened:
          "Se eligió una contraseña nueva para su cuenta con un enlace que enviamos a esta dirección. Se cerraron todas las sesiones.",
        otherwise:
          "Si fue otra persona, puede leer su correo. Proteja primero su buzón y después elija una contraseña nueva.",
      };
    case "authenticator_added":
      return {
        subject: "Una aplicación de autenticación protege ahora su cuenta de Bloom",
        happened:
          "A partir de ahora, al entrar con su contraseña se le pedirá también un código de la aplicación.",
        otherwise: UNDO,
      };
    case "authenticator_removed":
      return {
        subject: "Se quitó la aplicación de autenticación de su cuenta de Bloom",
        happened: "Al entrar ya no se pide un código de la aplicación.",
        otherwise: UNDO,
      };
    case "recovery_codes_made":
      return {
        subject: "Nuevos códigos de recuperación para su cuenta de Bloom",
        happened: "Se crearon diez códigos de recuperación. Los anteriores ya no sirven.",
        otherwise: UNDO,
      };
    case "recovery_code_used":
      return {
        subject: "Se usó un código de recuperación de su cuenta de Bloom",
        happened: `Alguien usó uno de sus códigos de recuperación. ${
          notice.left === 1 ? "Queda uno." : `Quedan ${notice.left}.`
        }`,
        otherwise: CHANGE_PASSWORD,
      };
    case "passkey_added":
      return {
        subject: "Se añadió una llave de acceso a su cuenta de Bloom",
        happened: "A partir de ahora se puede entrar con ella.",
        otherwise: UNDO,
      };
    case "passkey_removed":
      return {
        subject: "Se quitó una llave de acceso de su cuenta de Bloom",
        happened: "Ya no se puede entrar con ella.",
        otherwise: UNDO,
      };
    case "passkey_copied":
      return {
        subject: "Se rechazó una llave de acceso de su cuenta de Bloom",
        happened:
          `Se usó la llave de acceso «${notice.name}», y su contador indica que puede haber una copia. Nadie entró así.`,
        otherwise: "Quite esta llave de acceso de su cuenta y registre una nueva.",
      };
    case "provider_linked":
      return {
        subject: `Ahora se puede entrar en su cuenta de Bloom con ${notice.provider}`,
        happened: `Se vinculó una cuenta de ${notice.provider} con la suya.`,
        otherwise: UNDO,
      };
    case "provider_unlinked":
      return {
        subject: `Ya no se puede entrar en su cuenta de Bloom con ${notice.provider}`,
        happened: `Se quitó el vínculo entre su cuenta y ${notice.provider}.`,
        otherwise: UNDO,
      };
    case "email_change_asked":
      return {
        subject: "Alguien pidió otra dirección para su cuenta de Bloom",
        happened:
          "La dirección de correo de su cuenta cambiará cuando se confirme la nueva. Hasta entonces no cambia nada.",
        otherwise: CHANGE_PASSWORD,
      };
    case "email_changed":
      return {
        subject: "Se cambió la dirección de su cuenta de Bloom",
        happened: "Su cuenta tiene ahora otra dirección de correo. A esta ya no llegará nada.",
        otherwise: WRITE_TO_US,
      };
    case "account_deleted":
      return {
        subject: "Se eliminó su cuenta de Bloom",
        happened: "Su cuenta se cerró y se quitaron sus accesos. Ya nadie puede entrar en ella.",
        otherwise: WRITE_TO_US,
      };
  }
}
