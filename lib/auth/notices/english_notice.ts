import { describeBrowser } from "../activity/describe_browser.ts";
import type { Notice, NoticeText } from "./notice_text.ts";

const CHANGE_PASSWORD =
  "If it was somebody else, change your password now and end all other sessions: somebody may know it.";
const UNDO = "If it was somebody else, undo it there, change your password and end all other sessions.";

/** The words of a notice in English. */
export function englishNotice(notice: Notice): NoticeText {
  switch (notice.kind) {
    case "new_browser":
      return {
        subject: "A new sign-in to your Bloom account",
        happened: `Somebody signed in from a browser that you have not used before: ${
          describeBrowser(notice.userAgent)
        }.`,
        otherwise: CHANGE_PASSWORD,
      };
    case "second_factor_guessed":
      return {
        subject: "Somebody is trying to sign in to your Bloom account",
        happened:
          "Somebody gave your right password and then several wrong codes. Nobody was signed in by that.",
        otherwise: "If it was somebody else, they know your password. Change it now.",
      };
    case "password_changed":
      return {
        subject: "Your Bloom password was changed",
        happened: "The password of your account was changed, and all other sessions have ended.",
        otherwise: "If it was somebody else, set a new one with “Forgotten your password?” now.",
      };
    case "password_reset":
      return {
        subject: "Your Bloom password was reset",
        happened:
          "The password of your account was set anew with a link that we mailed to this address. All sessions have ended.",
        otherwise:
          "If it was somebody else, they can read your mail. Secure your mailbox first, then set a new password.",
      };
    case "authenticator_added":
      return {
        subject: "An authenticator app now protects your Bloom account",
        happened: "From now on, signing in with your password also asks for a code of the app.",
        otherwise: UNDO,
      };
    case "authenticator_removed":
      return {
        subject: "The authenticator app was removed from your Bloom account",
        happened: "Signing in no longer asks for a code of the app.",
        otherwise: UNDO,
      };
    case "recovery_codes_made":
      return {
        subject: "New recovery codes for your Bloom account",
        happened: "Ten new recovery codes were made. Those from before no longer work.",
        otherwise: UNDO,
      };
    case "recovery_code_used":
      return {
        subject: "A recovery code of your Bloom account was used",
        happened: `Somebody used one of your recovery codes. ${
          notice.left === 1 ? "One is" : `${notice.left} are`
        } left.`,
        otherwise: CHANGE_PASSWORD,
      };
    case "passkey_added":
      return {
        subject: "A passkey was added to your Bloom account",
        happened: "From now on it can be used to sign in.",
        otherwise: UNDO,
      };
    case "passkey_removed":
      return {
        subject: "A passkey was removed from your Bloom account",
        happened: "It no longer signs in.",
        otherwise: UNDO,
      };
    case "passkey_copied":
      return {
        subject: "A passkey of your Bloom account was refused",
        happened:
          `The passkey “${notice.name}” was used, and its counter shows that there may be a copy of it. Nobody was signed in by that.`,
        otherwise: "Remove this passkey from your account, and register a new one.",
      };
    case "provider_linked":
      return {
        subject: `${notice.provider} now signs in to your Bloom account`,
        happened: `A ${notice.provider} account was linked to yours.`,
        otherwise: UNDO,
      };
    case "provider_unlinked":
      return {
        subject: `${notice.provider} no longer signs in to your Bloom account`,
        happened: `The link between your account and ${notice.provider} was removed.`,
        otherwise: UNDO,
      };
    case "email_change_asked":
      return {
        subject: "Somebody asked for a new address for your Bloom account",
        happened:
          "The email address of your account will change once the new one has been confirmed. Until then nothing changes.",
        otherwise: CHANGE_PASSWORD,
      };
    case "email_changed":
      return {
        subject: "The address of your Bloom account was changed",
        happened: "Your account has another email address now. Mail no longer comes here.",
        otherwise: "If it was somebody else, write to us at once: answer this mail.",
      };
    case "account_deleted":
      return {
        subject: "Your Bloom account was deleted",
        happened: "Your account was closed and its ways in removed. Nobody can sign in to it any more.",
        otherwise: "If it was somebody else, write to us at once: answer this mail.",
      };
  }
}
