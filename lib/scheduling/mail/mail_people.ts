import type { Fact } from "../../outside/mail/write_mail.ts";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { seatsOf } from "../appointments/seats.ts";
import { sameClock } from "../../shared/say_time/say_time.ts";
import { sayTime } from "../../shared/say_time/say_time_in.ts";
import { visitTexts } from "./texts/visit_texts.ts";

/** An attendee: the reader of a mail, or a person in it. */
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
  /** The person whom the reader meets. */
  other: MailPerson;
  /** The names of the guardian's wards in the visit; null if there are none. */
  wards: string | null;
}

/**
 * Returns the IDs of all readers of mail about the appointment, without duplicates. A ward's guardians get
 * the ward's mail.
 */
export const mailReaders = ({ patients, therapistId }: AppointmentRow): string[] => [
  ...new Set([
    ...patients.flatMap(({ id, isWard, guardians }) => isWard ? guardians.map(({ id }) => id) : [id]),
    therapistId,
  ]),
];

/**
 * Returns the reader of a mail about the appointment, their role, and whom they meet; null if the reader is
 * not an attendee.
 */
export function mailPeople(row: AppointmentRow, readerId: string): MailPeople | null {
  const therapist: MailPerson = {
    id: row.therapistId,
    name: row.therapistName,
    email: row.therapistEmail,
    timeZone: row.therapistTimeZone,
    locale: row.therapistLocale,
  };
  if (readerId === therapist.id) {
    const other = { ...row.patients[0], name: visitTexts[therapist.locale].names(row.patients) };
    return { reader: therapist, role: "therapist", other, wards: null };
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
    wards: wards.length > 0 ? visitTexts[reader.locale].names(wards) : null,
  };
}

/**
 * Returns when the visit is, in the reader's zone, and with whom. If clocks in the other person's zone
 * differ, it adds that time as well.
 */
export function mailFacts(
  visit: Pick<AppointmentRow, "startsAt" | "endsAt">,
  { reader, other, wards }: MailPeople,
  now: Temporal.Instant,
): Fact[] {
  const texts = visitTexts[reader.locale];
  const { sayVisit } = sayTime[reader.locale];
  const facts: Fact[] = [[texts.when, sayVisit(visit, reader.timeZone, now)]];
  if (!sameClock(visit.startsAt, reader.timeZone, other.timeZone)) {
    facts.push([texts.whenFor(other.name), sayVisit(visit, other.timeZone, now)]);
  }
  return [...facts, ...whoFacts({ reader, other, wards })];
}

/** Returns with whom the visit is and, for a guardian, for whom. */
export function whoFacts({ reader, other, wards }: Pick<MailPeople, "reader" | "other" | "wards">): Fact[] {
  const texts = visitTexts[reader.locale];
  return [[texts.with, other.name], ...(wards ? [[texts.forWhom, wards] as const] : [])];
}
