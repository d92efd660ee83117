import type { Mail } from "../../outside/mail/mailer.ts";
import { type Block, paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";

interface CareMail {
  to: string;
  /** The configured origin. */
  origin: string;
  /** The other one. */
  name: string;
}

const link = (label: string, href: string): Block => ({ kind: "link", label, href });

/** Tells a therapist that somebody asks to be taken on; what they wrote stays in Bloom. */
export const requestMail = ({ to, origin, name, waitlisted }: CareMail & { waitlisted: boolean }): Mail =>
  writeMail({
    to,
    subject: waitlisted ? "Somebody new on your waiting list" : "Somebody would like to work with you",
    blocks: [
      paragraph(
        waitlisted
          ? `${name} asks for a place on your waiting list.`
          : `${name} would like to work with you.`,
      ),
      link("Read and answer", origin + paths.requests()),
    ],
  });

/** Tells a patient how the therapist has answered; the reason stays in Bloom. */
export function answerMail(
  { to, origin, name, decision }: CareMail & { decision: "accept" | "decline" | "refer" },
): Mail {
  switch (decision) {
    case "accept":
      return writeMail({
        to,
        subject: `${name} is glad to work with you`,
        blocks: [
          paragraph(`You can now book visits with ${name} whenever it suits you.`),
          link("Book a visit", origin + paths.care()),
        ],
      });
    case "decline":
    case "refer":
      return writeMail({
        to,
        subject: `${name} has answered your request`,
        blocks: [
          paragraph(`${name} cannot take you on at the moment, and has written to you why.`),
          paragraph("It says nothing about you. There are others here who may be free sooner."),
          link("Read the answer", origin + paths.care()),
        ],
      });
  }
}

/** Tells the other side that they no longer work together. */
export const endMail = ({ to, origin, name }: CareMail): Mail =>
  writeMail({
    to,
    subject: `${name} has ended your work together`,
    blocks: [
      paragraph(
        `From now on there are no further visits with ${name}. What was written stays with each of you.`,
      ),
      link("See what it means", origin + paths.home()),
    ],
  });
