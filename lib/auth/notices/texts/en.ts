import type { Letter } from "../../../outside/mail/write_mail.ts";
import { plural } from "../../../shared/plural.ts";
import { describeBrowser } from "../../activity/describe_browser.ts";

/** A notice's own text; the frame adds when it happened and where to look. */
export type NoticeText = Pick<Letter, "subject" | "happened" | "facts" | "ifNotYou">;

const IF_YOU = "If it was you, you don't need to do anything.";
const CHANGE_PASSWORD = [
  IF_YOU,
  "If it wasn't you, change your password now and end all other sessions, because someone may know your password.",
];
const UNDO = [
  IF_YOU,
  "If it wasn't you, undo this on your security page, change your password, and end all other sessions.",
];
const WRITE_TO_US = [IF_YOU, "If it wasn't you, tell us right away: just reply to this email."];

/** The texts of account events that their owner must learn of immediately, in English. */
export const en = {
  new_browser: ({ userAgent }: { userAgent: string }): NoticeText => ({
    subject: "A new sign-in to your Bloom account",
    happened: ["Someone signed in from a browser that you haven't used before."],
    facts: [["Browser", describeBrowser(userAgent)]],
    ifNotYou: CHANGE_PASSWORD,
  }),
  second_factor_guessed: (): NoticeText => ({
    subject: "Someone is trying to sign in to your Bloom account",
    happened: ["Someone entered your correct password and then several wrong codes. They didn't get in."],
    ifNotYou: [IF_YOU, "If it wasn't you, someone knows your password. Change it now."],
  }),
  password_changed: (): NoticeText => ({
    subject: "Your Bloom password was changed",
    happened: ["The password for your account was changed, and all other sessions were ended."],
    ifNotYou: [
      IF_YOU,
      "If it wasn't you, set a new password now. On the sign-in page, choose “Forgot your password?”.",
    ],
  }),
  password_reset: (): NoticeText => ({
    subject: "Your Bloom password was reset",
    happened: ["A new password was set with a link that we sent to this address. All sessions were ended."],
    ifNotYou: [
      IF_YOU,
      "If it wasn't you, someone else can read your email. Secure your mailbox first, then set a new password.",
    ],
  }),
  authenticator_added: (): NoticeText => ({
    subject: "An authenticator app now protects your Bloom account",
    happened: ["From now on, we'll also ask for a code from the app when you sign in with your password."],
    ifNotYou: UNDO,
  }),
  authenticator_removed: (): NoticeText => ({
    subject: "The authenticator app was removed from your Bloom account",
    happened: ["We no longer ask for a code from the app when you sign in."],
    ifNotYou: UNDO,
  }),
  recovery_codes_made: (): NoticeText => ({
    subject: "New recovery codes for your Bloom account",
    happened: ["Ten new recovery codes were made. Your old codes no longer work."],
    ifNotYou: UNDO,
  }),
  recovery_code_used: ({ left }: { left: number }): NoticeText => ({
    subject: "A recovery code for your Bloom account was used",
    happened: [
      `Someone used one of your recovery codes. You have ${left} ${
        plural("en", left, { one: "code", other: "codes" })
      } left.`,
    ],
    ifNotYou: CHANGE_PASSWORD,
  }),
  passkey_added: (): NoticeText => ({
    subject: "A passkey was added to your Bloom account",
    happened: ["From now on, you can sign in with it."],
    ifNotYou: UNDO,
  }),
  passkey_removed: (): NoticeText => ({
    subject: "A passkey was removed from your Bloom account",
    happened: ["You can no longer sign in with it."],
    ifNotYou: UNDO,
  }),
  passkey_copied: ({ name }: { name: string }): NoticeText => ({
    subject: "We refused a passkey for your Bloom account",
    happened: [
      `Someone tried to sign in with the passkey “${name}”. There may be a copy of it, so we didn't let them in.`,
    ],
    ifNotYou: ["To be safe, remove this passkey from your account and add a new one."],
  }),
  provider_linked: ({ provider }: { provider: string }): NoticeText => ({
    subject: `You can now sign in to Bloom with ${provider}`,
    happened: [`A ${provider} account was linked to your Bloom account.`],
    ifNotYou: UNDO,
  }),
  provider_unlinked: ({ provider }: { provider: string }): NoticeText => ({
    subject: `You can no longer sign in to Bloom with ${provider}`,
    happened: [`The link between your Bloom account and ${provider} was removed.`],
    ifNotYou: UNDO,
  }),
  email_change_asked: (): NoticeText => ({
    subject: "Someone asked to change your Bloom email address",
    happened: [
      "Your email address will change once the new one is confirmed. Until then, everything stays the same.",
    ],
    ifNotYou: CHANGE_PASSWORD,
  }),
  email_changed: (): NoticeText => ({
    subject: "The email address of your Bloom account was changed",
    happened: [
      "Your account now has a different email address. This is the last email we'll send to this one.",
    ],
    ifNotYou: WRITE_TO_US,
  }),
  account_deleted: (): NoticeText => ({
    subject: "Your Bloom account was deleted",
    happened: ["Your account was deleted. No one can sign in to it anymore."],
    ifNotYou: WRITE_TO_US,
  }),
};

/** The text around each notice. */
export const frame = {
  when: "When",
  security: "Check your account's security",
  /** For a reader without an account. */
  home: "Open Bloom",
};

export type Messages = typeof en;
export type Frame = typeof frame;
