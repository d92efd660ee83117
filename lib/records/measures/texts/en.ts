import type { Letter } from "../../../outside/mail/write_mail.ts";

/**
 * What mails about measures say, in English. Which questions, of whom and what came of them stays in Bloom:
 * others can read mail.
 */
export const en = {
  /** To a patient, of a therapist who has questions. */
  asked: ({ name, repeats }: { name: string; repeats: "once" | "before_visits" }): Letter => ({
    subject: "You have a few questions to answer",
    happened: [`${name} has a few questions for you. They take about three minutes.`],
    next: [
      repeats === "once"
        ? "Please answer them when you have a quiet moment."
        : "Please answer them in the two days before each of your visits. We'll have them ready for you.",
    ],
    action: "See the questions",
  }),
  /** To a therapist whom an answer calls. */
  flag: (): Letter => ({
    subject: "Something in Bloom needs your attention",
    happened: ["There is something new in Bloom that needs your attention. Please look at it soon."],
    action: "See what it is",
  }),
};

export type Messages = typeof en;
