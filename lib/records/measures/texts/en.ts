import type { Letter } from "../../../outside/mail/write_mail.ts";

/**
 * The texts of mails about measures, in English. The questions, the patient and the result stay in Bloom,
 * because others may read mail.
 */
export const en = {
  /** To a patient, about a therapist's questions. */
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
  /** To a therapist, about an answer that needs attention. */
  flag: (): Letter => ({
    subject: "Something in Bloom needs your attention",
    happened: ["Something new in Bloom needs your attention. Please look at it soon."],
    action: "See what it is",
  }),
};

export type Messages = typeof en;
