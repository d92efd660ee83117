import type { Mail } from "../../outside/mail/mailer.ts";
import { type MailReader, writeLetter } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";
import { careMailTexts } from "./care_mail_texts.ts";

interface CareMail {
  to: MailReader;
  /** The configured origin. */
  origin: string;
  /** The other one. */
  name: string;
}

/** Tells a therapist that somebody asks to be taken on; what they wrote stays in Bloom. */
export function requestMail({ to, origin, name, waitlisted }: CareMail & { waitlisted: boolean }): Mail {
  const texts = careMailTexts[to.locale];
  return writeLetter(
    to,
    waitlisted ? texts.waitlisted(name) : texts.request(name),
    origin + paths.requests(),
  );
}

/** Tells a patient how the therapist has answered; the reason stays in Bloom. */
export function answerMail(
  { to, origin, name, decision }: CareMail & { decision: "accept" | "decline" | "refer" },
): Mail {
  const texts = careMailTexts[to.locale];
  return writeLetter(
    to,
    decision === "accept" ? texts.accepted(name) : texts.declined(name),
    origin + paths.care(),
  );
}

/** Tells the other side that they no longer work together. */
export const endMail = ({ to, origin, name }: CareMail): Mail =>
  writeLetter(to, careMailTexts[to.locale].ended(name), origin + paths.home());
