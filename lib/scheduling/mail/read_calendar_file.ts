import type { MailCalendar } from "../../outside/mail/mailer.ts";
import type { Acting } from "../../practice.ts";
import { calendarFile } from "./calendar_file.ts";
import { readRow } from "../appointments/find_appointment.ts";
import { mailPeople } from "./mail_people.ts";

/**
 * Returns the calendar object of one of the acting user's own appointments in their language, or null.
 * Records an audit event.
 */
export async function readCalendarFile(acting: Acting, appointmentId: string): Promise<MailCalendar | null> {
  const row = await readRow(acting, appointmentId);
  const people = row && mailPeople(row, acting.actor.userId);
  return people &&
    calendarFile(row, { config: acting.config, now: acting.now(), locale: people.reader.locale });
}
