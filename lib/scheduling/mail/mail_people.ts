import type { LocaleCode } from "../../shared/codes/locales.ts";
import { formatNames } from "../../shared/format.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { seatsOf } from "../appointments/seats.ts";
import { sameClock } from "../../shared/say_time.ts";
import { type MailTexts, mailTexts } from "./mail_texts.ts";

/** An attendee as a mail's reader, or as whom it speaks of. */
interface MailPerson {
  id: string;
  name: string;
  email: string;
  timeZone: string;
  locale: LocaleCode;
}

export interface MailPeople {
  reader: MailPerson;
  role: "patient" | "therapist";
  /** Whom the reader meets. */
  other: MailPerson;
  /** The names of those for whom a guardian reads it; null where there are none. */
  wards: string | null;
  /** In the reader's language. */
  texts: MailTexts;
}

/** Who is told of what happens to the appointment, by id, each once: for a ward, whoever may act for it. */
export const mailReaders = ({ patients, therapistId }: AppointmentRow): string[] => [
  ...new Set([
    ...patients.flatMap(({ id, isWard, guardians }) => isWard ? guardians.map(({ id }) => id) : [id]),
    therapistId,
  ]),
];

/** Who reads a mail about the appointment, as what, and whom they meet; null when it is none of theirs. */
export function mailPeople(row: AppointmentRow, readerId: string): MailPeople | null {
  const therapist: MailPerson = {
    id: row.therapistId,
    name: row.therapistName,
    email: row.therapistEmail,
    timeZone: row.therapistTimeZone,
    locale: row.therapistLocale,
  };
  if (readerId === therapist.id) {
    const other = { ...row.patients[0], name: formatNames(row.patients) };
    return { reader: therapist, role: "therapist", other, wards: null, texts: mailTexts[therapist.locale] };
  }
  const theirs = seatsOf(row, readerId);
  const own = theirs.find(({ id, isWard }) => id === readerId && !isWard);
  const reader = own ?? theirs.flatMap(({ guardians }) => guardians).find(({ id }) => id === readerId);
  if (!reader) return null;
  const wards = theirs.filter(({ id }) => id !== readerId);
  return {
    reader,
    role: "patient",
    other: therapist,
    wards: wards.length > 0 ? formatNames(wards) : null,
    texts: mailTexts[reader.locale],
  };
}

/** When it is, in the reader's zone, and in the other's where clocks there show something else; and with whom. */
export function mailFacts(
  visit: Pick<AppointmentRow, "startsAt" | "endsAt">,
  { reader, other, wards, texts }: MailPeople,
  now: Temporal.Instant,
): [label: string, value: string][] {
  const facts: [string, string][] = [[texts.when, texts.sayVisit(visit, reader.timeZone, now)]];
  if (!sameClock(visit.startsAt, reader.timeZone, other.timeZone)) {
    facts.push([texts.whenFor(other.name), texts.sayVisit(visit, other.timeZone, now)]);
  }
  facts.push([texts.with, other.name]);
  if (wards) facts.push([texts.forWhom, wards]);
  return facts;
}
