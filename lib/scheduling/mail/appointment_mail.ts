import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Caller } from "../../practice.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { calendarFile } from "./calendar_file.ts";
import { changeableUntil } from "../appointments/may_change.ts";
import { mailFacts, type MailPeople, mailPeople, mailReaders } from "./mail_people.ts";
import type { Doer, NewsKind } from "./texts/en.ts";
import { visitTexts } from "./texts/visit_texts.ts";
import { type Leaving, pathOf, whereToLook } from "./where_to_look.ts";

/** What posting needs. In a sweep, no user acts. */
export type MailActing = Pick<Caller, "db" | "keyring" | "now" | "cache" | "config" | "actor" | "requestId">;

/** News for the attendees of an appointment. */
type News =
  | { kind: Exclude<NewsKind, "moved">; leaving?: Leaving }
  | { kind: "moved"; from: Temporal.Instant; leaving?: undefined };

/** Posts the news to all attendees, each in their own time zone, with the matching calendar object. */
export async function postAppointmentMails(
  trx: Transaction,
  acting: MailActing,
  appointment: AppointmentRow,
  news: News,
): Promise<void> {
  await postMailsTo(trx, acting, appointment, news, mailReaders(appointment));
}

/** Posts the news to some of the attendees. */
export async function postMailsTo(
  trx: Transaction,
  acting: MailActing,
  appointment: AppointmentRow,
  news: News,
  readerIds: readonly string[],
): Promise<void> {
  for (const userId of readerIds) {
    const people = mailPeople(appointment, userId);
    if (!people) throw new Error("An attendee is missing from the appointment.");
    const mail = appointmentMail(acting, appointment, news, people);
    await enqueueMail(trx, acting, mail, { kind: "appointment", userId });
  }
}

/**
 * Returns the mail to one attendee, in their language. It contains the time, the other person and a link, but
 * never a specialty, a diagnosis or the reason for a cancellation. The link only shows a page that the reader
 * may open, because mail scanners open links too. Actions need a button on the page.
 */
export function appointmentMail(
  { config, now, actor }: Pick<MailActing, "config" | "now" | "actor">,
  appointment: AppointmentRow,
  news: News,
  people: MailPeople,
): Mail {
  const { reader, role, wards } = people;
  const texts = visitTexts[reader.locale];
  const { sayBriefly, sayMoment } = sayTime[reader.locale];
  const until = changeableUntil(appointment, role);
  const isOver = Temporal.Instant.compare(until, now()) < 0;
  const say = (at: Temporal.Instant) => sayMoment(at, reader.timeZone, now());

  const look = whereToLook(appointment, reader.id, news);
  const path = pathOf(look, appointment.id);
  const facts = mailFacts(appointment, people, now());
  if (news.kind === "moved") facts.push([texts.previously, say(news.from)]);
  const said = texts.news[news.kind]({
    when: sayBriefly(appointment.startsAt, reader.timeZone, now()),
    by: doerFor(appointment, people, actor?.userId ?? null),
    role,
    wards: appointment.patients.some(({ id }) => id === reader.id) ? null : wards,
    isGroup: appointment.kind === "group",
    mayBookAnother: role === "patient" && (look === "visit" || !news.leaving),
  });
  const closing = isOff(news)
    ? [texts.outOfCalendar]
    : [...(isOver ? [] : [texts.changeableUntil(say(until))]), texts.intoCalendar];

  return writeMail(config, {
    to: reader,
    letter: { ...said, facts, next: [...said.next ?? [], ...closing], action: texts.see[look] },
    path,
    calendar: calendarFile(appointment, { config, now: now(), locale: reader.locale, invited: reader, path }),
  });
}

/** Returns who acted, as far as the reader may know. Patients in a group do not learn each other's names. */
export function doerFor(
  { kind, patients, therapistId, therapistName }: AppointmentRow,
  { reader, role }: MailPeople,
  actorId: string | null,
): Doer {
  if (actorId === reader.id) return { kind: "reader" };
  const guardians = patients.flatMap(({ guardians }) => guardians);
  const doer = [...patients, ...guardians, { id: therapistId, name: therapistName }]
    .find(({ id }) => id === actorId);
  const isHidden = kind === "group" && role === "patient" && doer?.id !== therapistId;
  return doer && !isHidden ? { kind: "other", name: doer.name } : { kind: "practice" };
}

const isOff = ({ kind }: News) =>
  kind === "cancelled" || kind === "declined" || kind === "lapsed" || kind === "removed";
