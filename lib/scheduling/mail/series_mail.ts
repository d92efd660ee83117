import type { Transaction } from "../../../db/transaction.ts";
import { enqueueMail } from "../../jobs/enqueue_mail.ts";
import { paragraph, writeMail } from "../../outside/mail/write_mail.ts";
import { paths } from "../../shared/paths.ts";
import { doerFor, type MailActing } from "./appointment_mail.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { seriesCalendarFile } from "./calendar_file.ts";
import { mailPeople, mailReaders } from "./mail_people.ts";

/**
 * Posts one mail about all of these visits to everybody who comes, with one file for the calendar. The file is published: a request may
 * only be about one event (RFC 5546, 3.2.2), and what becomes of a single visit later is mailed as a request of its own.
 */
export async function postSeriesMails(
  trx: Transaction,
  acting: MailActing,
  rows: readonly AppointmentRow[],
  news: "requested" | "booked",
): Promise<void> {
  const [first] = rows;
  const { config, now, actor } = acting;
  for (const userId of mailReaders(first)) {
    const people = mailPeople(first, userId);
    if (!people) throw new Error("An attendee does not attend.");
    const { reader, other, texts } = people;
    const mail = writeMail({
      to: reader.email,
      language: texts.language,
      subject: texts.series.subject[news](rows.length),
      blocks: [
        paragraph(texts.hello(reader.name)),
        paragraph(texts.series.opening[news](doerFor(first, people, actor?.userId ?? null))),
        {
          kind: "facts",
          facts: [
            [texts.with, other.name],
            ...rows.map((row, index): [string, string] => [
              `${index + 1}`,
              texts.sayVisit(row, reader.timeZone, now()),
            ]),
          ],
        },
        paragraph(texts.series.intoCalendar),
        { kind: "link", label: texts.series.see, href: config.origin + paths.appointments() },
      ],
      calendar: seriesCalendarFile(rows, { config, now: now(), locale: reader.locale }),
    });
    await enqueueMail(trx, acting, mail, { kind: "appointment", userId });
  }
}
