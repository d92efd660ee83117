import type { MailCalendar } from "../outside/mail/mailer.ts";
import type { Acting } from "../practice.ts";
import { calendarFile } from "./calendar_file.ts";
import { readRow } from "./find_appointment.ts";

/** The calendar object of one of the acting person's own appointments, or null. Leaves an audit event. */
export async function readCalendarFile(acting: Acting, appointmentId: string): Promise<MailCalendar | null> {
  const row = await readRow(acting, appointmentId);
  return row && calendarFile(row, { config: acting.config, now: acting.now() });
}
