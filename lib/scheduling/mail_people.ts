import type { Locale } from "../../db/schema.ts";
import { patientName } from "./appointment_view.ts";
import type { AppointmentRow } from "./appointments_of.ts";
import { sameClock } from "./say_time.ts";
import { type MailTexts, mailTexts } from "./mail_texts/mail_texts.ts";

/** An attendee as a mail's reader, or as whom it speaks of. */
export interface MailPerson {
  id: string;
  name: string;
  email: string;
  timeZone: string;
  locale: Locale;
}

/** Who reads the mail to the patient, or to the therapist, and who the other one is. */
export function mailPeople(
  row: AppointmentRow,
  role: "patient" | "therapist",
): { reader: MailPerson; other: MailPerson; texts: MailTexts } {
  const patient: MailPerson = {
    id: row.patientId,
    name: patientName(row),
    email: row.patientEmail,
    timeZone: row.patientTimeZone,
    locale: row.patientLocale,
  };
  const therapist: MailPerson = {
    id: row.therapistId,
    name: row.therapistName,
    email: row.therapistEmail,
    timeZone: row.therapistTimeZone,
    locale: row.therapistLocale,
  };
  const [reader, other] = role === "patient" ? [patient, therapist] : [therapist, patient];
  return { reader, other, texts: mailTexts[reader.locale] };
}

/** When it is, in the reader's zone, and in the other's where clocks there show something else; and with whom. */
export function mailFacts(
  visit: Pick<AppointmentRow, "startsAt" | "endsAt">,
  { reader, other, texts }: ReturnType<typeof mailPeople>,
  now: Temporal.Instant,
): [label: string, value: string][] {
  const facts: [string, string][] = [[texts.when, texts.sayVisit(visit, reader.timeZone, now)]];
  if (!sameClock(visit.startsAt, reader.timeZone, other.timeZone)) {
    facts.push([texts.whenFor(other.name), texts.sayVisit(visit, other.timeZone, now)]);
  }
  facts.push([texts.with, other.name]);
  return facts;
}
