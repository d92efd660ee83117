import type { Transaction } from "../../db/transaction.ts";
import { enqueueMail } from "../jobs/enqueue_mail.ts";
import type { Mail } from "../outside/mail/mailer.ts";
import { paragraph, writeMail } from "../outside/mail/write_mail.ts";
import type { Acting } from "../practice.ts";
import { paths } from "../shared/paths.ts";
import type { AppointmentRow } from "./appointments_of.ts";
import { calendarFile } from "./calendar_file.ts";
import { changeableUntil } from "./change_refusal.ts";
import { mailFacts, type MailPeople, mailPeople } from "./mail_people.ts";
import type { Doer } from "./mail_texts/mail_texts.ts";

/** What the attendees of an appointment are told. */
export type News = { kind: "booked" } | { kind: "moved"; from: Temporal.Instant } | { kind: "cancelled" };

/** Posts the news to both attendees, each in their own zone, with the calendar object that goes with it. */
export async function postAppointmentMails(
  trx: Transaction,
  acting: Acting,
  appointment: AppointmentRow,
  news: News,
): Promise<void> {
  for (const userId of [appointment.patientId, appointment.therapistId]) {
    const people = mailPeople(appointment, userId);
    if (!people) throw new Error("An attendee does not attend.");
    const mail = appointmentMail(acting, appointment, news, people);
    await enqueueMail(trx, acting, mail, { kind: "appointment", userId });
  }
}

/**
 * The mail to one of the two, in their language. It says when, with whom and where to look; never a specialty, a diagnosis
 * or the reason of a cancellation. Its link only shows: what acts is a button on the page.
 */
export function appointmentMail(
  { config, now, actor }: Pick<Acting, "config" | "now" | "actor">,
  appointment: AppointmentRow,
  news: News,
  people: MailPeople,
): Mail {
  const { reader, role, other, texts } = people;
  const by: Doer = actor.userId === reader.id
    ? { kind: "reader" }
    : actor.userId === other.id
    ? { kind: "other", name: other.name }
    : { kind: "practice" };
  const until = changeableUntil(appointment, role);
  const isOver = Temporal.Instant.compare(until, now()) < 0;
  const say = (at: Temporal.Instant) => texts.sayMoment(at, reader.timeZone, now());

  const facts = mailFacts(appointment, people, now());
  if (news.kind === "moved") facts.push([texts.before, say(news.from)]);
  const closing = news.kind === "cancelled"
    ? [texts.outOfCalendar]
    : [...(isOver ? [] : [texts.changeableUntil(say(until))]), texts.intoCalendar];

  return writeMail({
    to: reader.email,
    language: texts.language,
    subject: texts.subject[news.kind](say(appointment.startsAt)),
    blocks: [
      paragraph(texts.hello(reader.name)),
      paragraph(texts.opening[news.kind](by)),
      { kind: "facts", facts },
      ...closing.map(paragraph),
      { kind: "link", label: texts.seeAppointment, href: config.origin + paths.appointment(appointment.id) },
    ],
    calendar: calendarFile(appointment, { config, now: now(), invited: reader }),
  });
}
