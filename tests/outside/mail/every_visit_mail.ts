import type { Config } from "../../../lib/config/config.ts";
import type { Mail } from "../../../lib/outside/mail/mailer.ts";
import type { AppointmentRow, SeatPerson } from "../../../lib/scheduling/appointments/appointments_of.ts";
import { appointmentMail } from "../../../lib/scheduling/mail/appointment_mail.ts";
import { mailPeople, mailReaders } from "../../../lib/scheduling/mail/mail_people.ts";
import { seriesMail } from "../../../lib/scheduling/mail/series_mail.ts";
import type { NewsKind } from "../../../lib/scheduling/mail/texts/en.ts";
import { reminderMail } from "../../../lib/scheduling/reminders/reminder_mail.ts";
import { offerMail } from "../../../lib/scheduling/waitlist/offer_mail.ts";
import type { LocaleCode } from "../../../lib/shared/codes/locales.ts";
import { names, now } from "./mail_people.ts";

// A Wednesday in September, because these are the longest names of a day and a month.
const startsAt = Temporal.Instant.from("2027-09-29T18:00:00Z");
const earlier = startsAt.subtract({ hours: 48 });

/** Returns a visit of a patient, or of a patient's two wards, whose readers use the language. */
function visitOf(locale: LocaleCode, kind: "individual" | "group", hasWards: boolean): AppointmentRow {
  const person = (id: string, name: string): SeatPerson => ({
    id,
    name,
    email: `${id}@mail.example`,
    timeZone: "America/New_York",
    locale,
  });
  const reader = person("reader", names.reader);
  const ward = (id: string, name: string) => ({ ...person(id, name), isWard: true, guardians: [reader] });
  const seat = (of: SeatPerson) => ({ ...of, isWard: false, guardians: [] });
  const own = hasWards ? [ward("child", names.child), ward("sibling", names.sibling)] : [seat(reader)];
  return {
    id: "0b5c2f0e-6f2f-4d0f-9d0a-2f8f4f1d7c11",
    therapistId: "therapist",
    therapistName: names.therapist,
    therapistEmail: "therapist@bloom.example",
    therapistTimeZone: "America/Denver",
    therapistLocale: locale,
    startsAt,
    endsAt: startsAt.add({ minutes: 50 }),
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    status: "booked",
    sequence: 0,
    kind,
    typeName: "",
    seriesId: null,
    expiresAt: null,
    lateCancel: false,
    cancelledAt: null,
    cancelledBy: null,
    cancellationReason: null,
    createdAt: now,
    updatedAt: now,
    noticeMinutes: 1440,
    patients: kind === "group" ? [...own, seat(person("other", names.patient))] : own,
  };
}

/** News without a sample is a type error. */
const newsKinds: Record<NewsKind, true> = {
  requested: true,
  confirmed: true,
  declined: true,
  lapsed: true,
  booked: true,
  moved: true,
  cancelled: true,
  added: true,
  removed: true,
  left: true,
};

/**
 * Returns every mail about visits in the language: to each attendee, with each of them and no one as the
 * cause.
 */
export function everyVisitMail(config: Config, locale: LocaleCode): { name: string; mail: Mail }[] {
  const rows = [
    visitOf(locale, "individual", false),
    visitOf(locale, "individual", true),
    visitOf(locale, "group", true),
  ];
  const mails: { name: string; mail: Mail }[] = [];
  for (const row of rows) {
    for (const readerId of mailReaders(row)) {
      const people = mailPeople(row, readerId);
      if (!people) throw new Error("A reader does not come.");
      for (const doer of ["reader", "therapist", null]) {
        const actor = doer === null
          ? null
          : { userId: doer, role: "patient", name: "", email: "", timeZone: "UTC" } as const;
        const acting = { config, actor, now: () => now };
        for (const kind of Object.keys(newsKinds) as NewsKind[]) {
          // No reader adds themselves, and a patient who leaves gets other news.
          if ((kind === "added" || kind === "left") && doer === readerId) continue;
          const isOff = kind === "cancelled" || kind === "declined" || kind === "lapsed" ||
            kind === "removed";
          const told = isOff ? { ...row, status: "cancelled" as const } : row;
          const news = kind === "moved" ? { kind, from: earlier } : { kind };
          mails.push({ name: `visit.${kind}`, mail: appointmentMail(acting, told, news, people) });
        }
        const series = [row, { ...row, startsAt: startsAt.add({ hours: 168 }) }];
        for (const kind of ["requested", "booked"] as const) {
          mails.push({ name: `visit.series.${kind}`, mail: seriesMail(acting, series, kind, people) });
        }
      }
      for (const hasQuestions of [true, false]) {
        const mail = reminderMail({ config, now: () => now }, row, people, { hasQuestions });
        mails.push({ name: "visit.reminder", mail });
      }
    }
  }
  for (const presentStartsAt of [null, startsAt]) {
    for (const patientId of ["reader", "child"]) {
      const { therapistId, therapistName, therapistEmail, therapistTimeZone, therapistLocale } = rows[0];
      const entry = {
        patientId,
        patientName: names.child,
        preferredName: null,
        presentStartsAt,
        therapistId,
        therapistName,
        therapistEmail,
        therapistTimeZone,
        therapistLocale,
      };
      const offer = {
        startsAt: earlier,
        endsAt: earlier.add({ minutes: 50 }),
        expiresAt: earlier.subtract({ hours: 20 }),
      };
      const mail = offerMail({ config, now: () => now }, entry, offer, rows[0].patients[0]);
      mails.push({ name: presentStartsAt ? "visit.earlierOffer" : "visit.offer", mail });
    }
  }
  return mails;
}
