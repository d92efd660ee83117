import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import type { Mail } from "../../outside/mail/mailer.ts";
import { writeMail } from "../../outside/mail/write_mail.ts";
import * as paths from "../../shared/paths.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import { doerFor, type MailActing } from "./appointment_mail.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { seriesCalendarFile } from "./calendar_file.ts";
import { type MailPeople, mailPeople, mailReaders, whoFacts } from "./mail_people.ts";
import { visitTexts } from "./texts/visit_texts.ts";

/**
 * Posts one mail about all of these visits to each attendee, with one calendar file. The file is published,
 * because a request may contain only one event (RFC 5546, 3.2.2). A later change of a single visit is mailed
 * as a request of its own.
 */
export async function postSeriesMails(
  trx: Transaction,
  acting: MailActing,
  rows: readonly AppointmentRow[],
  news: "requested" | "booked",
): Promise<void> {
  for (const userId of mailReaders(rows[0])) {
    const people = mailPeople(rows[0], userId);
    if (!people) throw new Error("An attendee is missing from the appointment.");
    await enqueueMail(trx, acting, seriesMail(acting, rows, news, people), { kind: "appointment", userId });
  }
}

/** Returns the mail to one attendee, in their language. */
export function seriesMail(
  { config, now, actor }: Pick<MailActing, "config" | "now" | "actor">,
  rows: readonly AppointmentRow[],
  news: "requested" | "booked",
  people: MailPeople,
): Mail {
  const { reader, role } = people;
  const texts = visitTexts[reader.locale];
  const { sayVisit } = sayTime[reader.locale];
  const by = doerFor(rows[0], people, actor?.userId ?? null);
  const said = texts.series[news]({ count: rows.length, by, role });
  const facts = [
    ...whoFacts(people),
    ...rows.map((row, index) => [texts.nth(index + 1), sayVisit(row, reader.timeZone, now())] as const),
  ];
  const next = [...said.next ?? [], texts.seriesIntoCalendar];
  return writeMail(config, {
    to: reader,
    letter: { ...said, facts, next, action: texts.see.visits },
    path: paths.appointments(),
    calendar: seriesCalendarFile(rows, { config, now: now(), locale: reader.locale }),
  });
}
