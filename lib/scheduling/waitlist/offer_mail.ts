import { calledName } from "../../shared/called_name.ts";
import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Reader } from "../../people/guardians/readers_of.ts";
import type { Caller } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import { mailFacts, type MailPeople } from "../mail/mail_people.ts";
import { visitTexts } from "../mail/texts/visit_texts.ts";
import type { Interval } from "../time/interval.ts";
import type { WaitingEntry } from "./waiting_entries.ts";

/** Posts the mail about an offer to a waiting patient, or to one of their guardians. */
export async function postOfferMail(
  trx: Transaction,
  caller: Caller,
  entry: WaitingEntry,
  offer: Offer,
  to: Reader,
): Promise<void> {
  await enqueueMail(trx, caller, offerMail(caller, entry, offer, to), { kind: "appointment", userId: to.id });
}

type Offer = Interval & { expiresAt: Temporal.Instant };

/**
 * Returns a mail with the held time and the deadline. The link only shows a page; a button there claims the
 * time.
 */
export function offerMail(
  { config, now }: Pick<Caller, "config" | "now">,
  entry: Waiting,
  offer: Offer,
  to: Reader,
): Mail {
  const people = peopleOf(entry, to);
  const { reader } = people;
  const texts = visitTexts[reader.locale];
  const { sayBriefly, sayMoment } = sayTime[reader.locale];
  const say = (at: Temporal.Instant) => sayMoment(at, reader.timeZone, now());
  const facts = mailFacts(offer, people, now());
  if (entry.presentStartsAt) facts.push([texts.current, say(entry.presentStartsAt)]);
  const when = sayBriefly(offer.startsAt, reader.timeZone, now());
  const said = entry.presentStartsAt ? texts.earlierOffer({ when }) : texts.offer({ when });
  const next = [texts.heldUntil(say(offer.expiresAt))];
  return writeMail(config, {
    to: reader,
    letter: { ...said, facts, next, action: texts.seeOffer },
    path: paths.waitlist(),
  });
}

/** What the mail needs to know about the patient and the reader. */
type Waiting = Pick<
  WaitingEntry,
  | "patientId"
  | "patientName"
  | "preferredName"
  | "presentStartsAt"
  | "therapistId"
  | "therapistName"
  | "therapistEmail"
  | "therapistTimeZone"
  | "therapistLocale"
>;

function peopleOf(entry: Waiting, reader: Reader): MailPeople {
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
  };
}
