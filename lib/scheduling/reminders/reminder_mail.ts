import type { Mail } from "../../outside/mail/mailer.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import type { Practice } from "../../practice.ts";
import * as paths from "../../shared/paths.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { changeableUntil } from "../appointments/may_change.ts";
import { mailFacts, type MailPeople } from "../mail/mail_people.ts";
import { visitTexts } from "../mail/texts/visit_texts.ts";

/**
 * The mail that reminds one of the attendees, in their language and zone. It says when, with whom and where
 * to look, and whether questions are waiting. The questions themselves stay in Bloom.
 */
export function reminderMail(
  { config, now }: Pick<Practice, "config" | "now">,
  appointment: AppointmentRow,
  people: MailPeople,
  { hasQuestions }: { hasQuestions: boolean },
): Mail {
  const { reader, role } = people;
  const texts = visitTexts[reader.locale];
  const { sayBriefly, sayMoment } = sayTime[reader.locale];
  const until = changeableUntil(appointment, role);
  const isOver = Temporal.Instant.compare(until, now()) < 0;
  const letter = {
    ...texts.reminder({ when: sayBriefly(appointment.startsAt, reader.timeZone, now()) }),
    facts: mailFacts(appointment, people, now()),
    next: isOver ? [] : [texts.changeableUntil(sayMoment(until, reader.timeZone, now()))],
    action: texts.see.visit,
  };
  return writeMail(config, {
    to: reader,
    letter,
    path: paths.appointment(appointment.id),
    also: [
      ...(hasQuestions ? [{ label: texts.answerQuestions, path: paths.measures() }] : []),
      { label: texts.chooseReminders, path: paths.reminders() },
    ],
  });
}
