import type { Letter } from "../../../outside/mail/write_mail.ts";

/** The other person. The patient's message and the therapist's answer stay in Bloom. */
interface Other {
  name: string;
}

/** The texts of mails about care relationships, in English. */
export const en = {
  /** To a therapist: a patient's request. */
  request: ({ name }: Other): Letter => ({
    subject: "Someone would like to work with you",
    happened: [`${name} would like to work with you and is waiting for your answer.`],
    action: "Read the request and answer",
  }),
  /** To a therapist: a patient asks to join the waitlist for new patients. */
  waitlisted: ({ name }: Other): Letter => ({
    subject: "Someone would like to join your waitlist",
    happened: [`${name} would like to join your waitlist for new patients and is waiting for your answer.`],
    action: "Read the request and answer",
  }),
  /** To a patient. */
  accepted: ({ name }: Other): Letter => ({
    subject: "Your request was accepted",
    happened: [`${name} is glad to work with you.`],
    next: ["You can now book a visit whenever it suits you."],
    action: "Book a visit",
  }),
  /** To a patient who was declined, or referred to a colleague. */
  declined: ({ name }: Other): Letter => ({
    subject: "Your request was answered",
    happened: [`${name} can't work with you right now and has written you a note about it.`],
    next: ["This isn't about anything you did. Other therapists at Bloom may be able to see you sooner."],
    action: "Read the answer",
  }),
  /** To the patient or therapist who did not end it. */
  ended: ({ name }: Other): Letter => ({
    subject: "You no longer work together",
    happened: [`${name} let us know that you no longer work together.`],
    next: [
      "You can't book new visits with each other. Both of you keep what you have written.",
    ],
    action: "Open Bloom",
  }),
  /** To a patient who asked a therapist who then left. */
  left: ({ name }: Other): Letter => ({
    subject: "Your request can't be answered",
    happened: [`${name} has left Bloom and can't answer your request.`],
    next: ["Other therapists at Bloom may be able to see you."],
    action: "Find a therapist",
  }),
};

export type Messages = typeof en;
