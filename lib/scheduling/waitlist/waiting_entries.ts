import type { Queryable } from "../../../db/transaction.ts";

/**
 * Returns the query for waiting patients, with their therapist and what they wait for. An entry for an
 * earlier time counts only while its appointment is active and upcoming.
 */
export function waitingEntries(db: Queryable, now: Temporal.Instant) {
  return db.selectFrom("waitlistEntries as entry")
    .innerJoin("users as patient", "patient.id", "entry.patientId")
    .leftJoin("patientProfiles as about", "about.userId", "entry.patientId")
    .innerJoin("users as therapist", "therapist.id", "entry.therapistId")
    .leftJoin("appointments as present", "present.id", "entry.appointmentId")
    .leftJoin("appointmentTypes as type", "type.id", "entry.typeId")
    .where("entry.state", "=", "waiting")
    .where("entry.latest", ">=", now.subtract({ hours: 24 }).toZonedDateTimeISO("UTC").toPlainDate())
    .where((eb) =>
      eb.or([
        eb("entry.appointmentId", "is", null),
        eb.and([eb("present.status", "in", ["pending", "booked"]), eb("present.startsAt", ">", now)]),
      ])
    )
    .select(["entry.id", "entry.patientId", "entry.therapistId", "entry.appointmentId", "entry.typeId"])
    .select(["earliest", "latest", "weekdays", "partsOfDay", "entry.createdAt"])
    .select(["patient.name as patientName", "patient.timeZone as patientTimeZone", "about.preferredName"])
    .select(["therapist.name as therapistName", "therapist.timeZone as therapistTimeZone"])
    .select(["therapist.email as therapistEmail", "therapist.locale as therapistLocale"])
    .select(["present.startsAt as presentStartsAt", "type.name as typeName"]);
}

/** A waiting patient. */
export type WaitingEntry = Awaited<ReturnType<ReturnType<typeof waitingEntries>["execute"]>>[number];
