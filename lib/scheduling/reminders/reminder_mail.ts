import type { Mail } from "../../outside/mail/mailer.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import type { Practice } from "../../practice.ts";
import { paths } from "../../shared/paths.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { changeableUntil } from "../appointments/change_refusal.ts";
import { mailFacts, type MailPeople } from "../mail/mail_people.ts";

/**
 * The mail that reminds one of the attendees, in their language and zone: when, with whom and where to look, and whether questions wait
 * for them, which stay in Bloom.
 */
export function reminderMail(
  { config, now }: Pick<Practice, "config" | "now">,
  appointment: AppointmentRow,
  people: MailPeople,
  { hasQuestions }: { hasQuestions: boolean },
): Mail {
  const { reader, role, texts } = people;
  const say = (at: Temporal.Instant) => texts.sayMoment(at, reader.timeZone, now());
  const until = changeableUntil(appointment, role);
  const isOver = Temporal.Instant.compare(until, now()) < 0;
  return writeMail({
    to: reader.email,
    language: texts.language,
    subject: texts.subject.reminder(say(appointment.startsAt)),
    blocks: [
      paragraph(texts.hello(reader.name)),
      paragraph(texts.reminder),
      { kind: "facts", facts: mailFacts(appointment, people, now()) },
      ...(isOver ? [] : [paragraph(texts.changeableUntil(say(until)))]),
      ...(hasQuestions
        ? [{ kind: "link" as const, label: texts.questions, href: config.origin + paths.measures() }]
        : []),
      { kind: "link", label: texts.seeAppointment, href: config.origin + paths.appointment(appointment.id) },
      { kind: "link", label: texts.chooseReminders, href: config.origin + paths.reminders() },
    ],
  });
}
