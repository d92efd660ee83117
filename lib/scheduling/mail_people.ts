import type { Locale } from "../../db/schema.ts";
import { formatNames } from "../shared/format.ts";
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

export interface MailPeople {
  reader: MailPerson;
  role: "patient" | "therapist";
  /** Whom the reader meets. */
  other: MailPerson;
  /** In the reader's language. */
  texts: MailTexts;
}

/** Who is told of what happens to the appointment, by id. */
export const mailReaders = ({ patients, therapistId }: AppointmentRow): string[] => [
  ...patients.map(({ id }) => id),
  therapistId,
];

/** Who reads a mail about the appointment, as what, and whom they meet; null when the reader does not attend it. */
export function mailPeople(row: AppointmentRow, readerId: string): MailPeople | null {
  const therapist: MailPerson = {
    id: row.therapistId,
    name: row.therapistName,
    email: row.therapistEmail,
    timeZone: row.therapistTimeZone,
    locale: row.therapistLocale,
  };
  const own = row.patients.find(({ id }) => id === readerId);
  if (own) return { reader: own, role: "patient", other: therapist, texts: mailTexts[own.locale] };
  if (readerId !== therapist.id) return null;
  const other = { ...row.patients[0], name: formatNames(row.patients) };
  return { reader: therapist, role: "therapist", other, texts: mailTexts[therapist.locale] };
}

/** When it is, in the reader's zone, and in the other's where clocks there show something else; and with whom. */
export function mailFacts(
  visit: Pick<AppointmentRow, "startsAt" | "endsAt">,
  { reader, other, texts }: MailPeople,
  now: Temporal.Instant,
): [label: string, value: string][] {
  const facts: [string, string][] = [[texts.when, texts.sayVisit(visit, reader.timeZone, now)]];
  if (!sameClock(visit.startsAt, reader.timeZone, other.timeZone)) {
    facts.push([texts.whenFor(other.name), texts.sayVisit(visit, other.timeZone, now)]);
  }
  facts.push([texts.with, other.name]);
  return facts;
}
