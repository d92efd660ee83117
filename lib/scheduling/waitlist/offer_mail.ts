import { calledName } from "../../shared/called_name.ts";
import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import type { Reader } from "../../people/guardians/readers_of.ts";
import type { Caller } from "../../practice.ts";
import { paths } from "../../shared/paths.ts";
import { mailFacts, type MailPeople } from "../mail/mail_people.ts";
import { mailTexts } from "../mail/mail_texts.ts";
import type { Interval } from "../time/interval.ts";
import type { WaitingEntry } from "./waiting_entries.ts";

/**
 * Tells somebody who waits, or a guardian of theirs, that a time is held, and until when. The link only shows: what claims is a button on
 * the page.
 */
export async function postOfferMail(
  trx: Transaction,
  caller: Caller,
  entry: WaitingEntry,
  offer: Interval & { expiresAt: Temporal.Instant },
  to: Reader,
): Promise<void> {
  const { config, now } = caller;
  const people = peopleOf(entry, to);
  const { reader, texts } = people;
  const say = (at: Temporal.Instant) => texts.sayMoment(at, reader.timeZone, now());
  const facts = mailFacts(offer, people, now());
  if (entry.presentStartsAt) facts.push([texts.offer.present, say(entry.presentStartsAt)]);
  const mail = writeMail({
    to: reader.email,
    language: texts.language,
    subject: texts.offer.subject(say(offer.startsAt)),
    blocks: [
      paragraph(texts.hello(reader.name)),
      paragraph(entry.presentStartsAt ? texts.offer.earlier : texts.offer.opening),
      { kind: "facts", facts },
      paragraph(texts.offer.heldUntil(say(offer.expiresAt))),
      { kind: "link", label: texts.offer.see, href: config.origin + paths.waitlist() },
    ],
  });
  await enqueueMail(trx, caller, mail, { kind: "appointment", userId: reader.id });
}

function peopleOf(entry: WaitingEntry, reader: Reader): MailPeople {
  const isOwn = reader.id === entry.patientId;
  return {
    reader: isOwn ? { ...reader, name: calledName({ ...entry, name: reader.name }) } : reader,
    role: "patient",
    wards: isOwn ? null : entry.patientName,
    other: {
      id: entry.therapistId,
      name: entry.therapistName,
      email: entry.therapistEmail,
      timeZone: entry.therapistTimeZone,
      locale: entry.therapistLocale,
    },
    texts: mailTexts[reader.locale],
  };
}
