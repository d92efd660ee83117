import type { Letter } from "../../outside/mail/write_mail.ts";

/**
 * The texts of mails about accounts, in English. They contain no user input, not even a name, so that no one
 * can send messages to strangers through Bloom.
 */
export const en = {
  /** Verifies an address. */
  signUp: ({ code }: { code: string }): Letter => ({
    subject: `${code} is your code for Bloom`,
    happened: [
      "Someone, most likely you, is signing up for Bloom with this address. Enter this code on the sign-up page:",
    ],
    code,
    next: ["The code works for 30 minutes. Or you can open the page below and press the button there."],
    action: "Confirm this address",
    ifNotYou: [
      "If you didn't sign up, you don't need to do anything: without the code, there will be no account. Never give the " +
      "code to anyone. We will never ask you for it.",
    ],
  }),
  /** To the owner of an address, about an attempt to sign up with it. */
  addressTaken: (): Letter => ({
    subject: "You already have an account at Bloom",
    happened: [
      "Someone, perhaps you, tried to sign up for Bloom with this address. It already has an account, so you can just " +
      "sign in.",
    ],
    action: "Sign in",
    ifNotYou: ["If it wasn't you, you don't need to do anything. Nothing in your account has changed."],
  }),
  /** The link that sets a new password. */
  reset: (): Letter => ({
    subject: "Set a new password for Bloom",
    happened: [
      "Someone, most likely you, asked for a new password for the Bloom account with this address.",
    ],
    next: ["The link below works once, within the next 30 minutes."],
    action: "Set a new password",
    ifNotYou: ["If you didn't ask for it, you don't need to do anything. Your password stays the same."],
  }),
  /** To an address without an account, so that only the mailbox's owner learns it. */
  noAccount: (): Letter => ({
    subject: "There is no Bloom account with this address",
    happened: [
      "Someone, perhaps you, asked for a new password for this address, but it has no Bloom account. You may have signed " +
      "up with a different address.",
    ],
    action: "Sign in or sign up",
    ifNotYou: ["If it wasn't you, you don't need to do anything."],
  }),
  /** Proves a new address. */
  newAddress: (): Letter => ({
    subject: "Confirm your new address for Bloom",
    happened: [
      "Someone, most likely you, wants to use this address for a Bloom account.",
    ],
    next: ["Open the page below and press the button there. The link works once, within the next 24 hours."],
    action: "Confirm this address",
    ifNotYou: ["If it wasn't you, you don't need to do anything."],
  }),
  /** To the owner of an address, about another account's request for it. */
  addressInUse: (): Letter => ({
    subject: "Your address already has a Bloom account",
    happened: [
      "Someone, perhaps you, wanted to use this address for another Bloom account. It already has its own account, so " +
      "nothing was changed.",
    ],
    action: "Sign in",
    ifNotYou: ["If it wasn't you, you don't need to do anything."],
  }),
};

export type Messages = typeof en;
