import type { Transaction } from "../../db/transaction.ts";
import { enqueueMail } from "../jobs/enqueue_mail.ts";
import type { Mail } from "../outside/mail/mailer.ts";
import { paragraph, writeMail } from "../outside/mail/write_mail.ts";
import type { Acting } from "../practice.ts";
import { paths } from "../shared/paths.ts";
import { patientName } from "./appointment_view.ts";
import type { AppointmentRow } from "./appointments_of.ts";
import { calendarFile } from "./calendar_file.ts";
import { changeableUntil } from "./change_refusal.ts";
import { sameClock, sayMoment, sayVisit } from "./say_time.ts";

/** What the attendees of an appointment are told. */
export type News = { kind: "booked" } | { kind: "moved"; from: Temporal.Instant } | { kind: "cancelled" };

/** Posts the news to both attendees, each in their own zone, with the calendar object that goes with it. */
export async function postAppointmentMails(
  trx: Transaction,
  acting: Acting,
  appointment: AppointmentRow,
  news: News,
): Promise<void> {
  for (const role of ["patient", "therapist"] as const) {
    await enqueueMail(trx, acting, appointmentMail(acting, appointment, news, role));
  }
}

/**
 * The mail to one of the two. It says when, with whom and where to look; never a specialty, a diagnosis or the reason
 * of a cancellation. Its link only shows: what acts is a button on the page.
 */
export function appointmentMail(
  { config, now, actor }: Pick<Acting, "config" | "now" | "actor">,
  appointment: AppointmentRow,
  news: News,
  role: "patient" | "therapist",
): Mail {
  const patient = {
    id: appointment.patientId,
    name: patientName(appointment),
    email: appointment.patientEmail,
    timeZone: appointment.patientTimeZone,
  };
  const therapist = {
    id: appointment.therapistId,
    name: appointment.therapistName,
    email: appointment.therapistEmail,
    timeZone: appointment.therapistTimeZone,
  };
  const [reader, other] = role === "patient" ? [patient, therapist] : [therapist, patient];
  const who = actor.userId === reader.id
    ? "You have"
    : actor.userId === other.id
    ? `${other.name} has`
    : "Bloom has";
  const until = changeableUntil(appointment, role);
  const isOver = Temporal.Instant.compare(until, now()) < 0;
  const say = (at: Temporal.Instant) => sayMoment(at, reader.timeZone, now());

  const facts: [string, string][] = [["When", sayVisit(appointment, reader.timeZone, now())]];
  if (!sameClock(appointment.startsAt, reader.timeZone, other.timeZone)) {
    facts.push([`For ${other.name} that is`, sayVisit(appointment, other.timeZone, now())]);
  }
  facts.push(["With", other.name]);
  if (news.kind === "moved") facts.push(["Before", say(news.from)]);

  return writeMail({
    to: reader.email,
    subject: subject(news, say(appointment.startsAt)),
    blocks: [
      paragraph(`Hello ${reader.name},`),
      paragraph(opening(news, who)),
      { kind: "facts", facts },
      ...closing(news, isOver ? null : say(until)).map(paragraph),
      { kind: "link", label: "See the appointment", href: config.origin + paths.appointment(appointment.id) },
    ],
    calendar: calendarFile(appointment, { config, now: now(), invited: reader }),
  });
}

function subject(news: News, when: string): string {
  switch (news.kind) {
    case "booked":
      return `Booked: your video visit on ${when}`;
    case "moved":
      return `Moved: your video visit is now on ${when}`;
    case "cancelled":
      return `Cancelled: your video visit on ${when}`;
  }
}

function opening(news: News, who: string): string {
  switch (news.kind) {
    case "booked":
      return `${who} booked a video visit.`;
    case "moved":
      return `${who} moved your video visit to another time.`;
    case "cancelled":
      return `${who} cancelled this video visit. The time is free again.`;
  }
}

function closing(news: News, until: string | null): string[] {
  if (news.kind === "cancelled") return ["The attached file takes it out of your calendar."];
  return [
    ...(until ? [`You can move or cancel it until ${until}.`] : []),
    "The attached file puts it into your calendar.",
  ];
}
