import type { Queryable } from "../../db/transaction.ts";

/**
 * The query for somebody's appointments, those that they attend, with everything that a page or a mail says of
 * them. Nobody's appointment is found by its id alone.
 */
export function appointmentsOf(db: Queryable, userId: string) {
  return db.selectFrom("appointmentAttendees as own")
    .innerJoin("appointments", "appointments.id", "own.appointmentId")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "appointments.therapistId")
    .innerJoin("users as therapist", "therapist.id", "appointments.therapistId")
    .innerJoin(
      "appointmentAttendees as seat",
      (join) => join.onRef("seat.appointmentId", "=", "appointments.id").on("seat.role", "=", "patient"),
    )
    .innerJoin("users as patient", "patient.id", "seat.userId")
    .leftJoin("patientProfiles", "patientProfiles.userId", "seat.userId")
    .where("own.userId", "=", userId)
    .select([
      "appointments.id",
      "appointments.therapistId",
      "appointments.startsAt",
      "appointments.endsAt",
      "appointments.bufferBeforeMinutes",
      "appointments.bufferAfterMinutes",
      "appointments.status",
      "appointments.sequence",
      "appointments.cancelledAt",
      "appointments.cancelledBy",
      "appointments.cancellationReason",
      "appointments.createdAt",
      "appointments.updatedAt",
      "therapistProfiles.noticeMinutes",
      "therapist.name as therapistName",
      "therapist.email as therapistEmail",
      "therapist.timeZone as therapistTimeZone",
      "therapist.locale as therapistLocale",
      "patient.id as patientId",
      "patient.name as patientAccountName",
      "patientProfiles.preferredName as patientPreferredName",
      "patient.email as patientEmail",
      "patient.timeZone as patientTimeZone",
      "patient.locale as patientLocale",
    ]);
}

/** An appointment with its attendees, as `appointmentsOf` reads it. */
export type AppointmentRow = Awaited<ReturnType<ReturnType<typeof appointmentsOf>["execute"]>>[number];

/** One appointment of somebody's, or undefined when it isn't theirs. */
export function findRow(db: Queryable, userId: string, id: string): Promise<AppointmentRow | undefined> {
  return appointmentsOf(db, userId).where("appointments.id", "=", id).executeTakeFirst();
}

/** The same, held until the transaction ends, so that two changes of one appointment follow each other. */
export function lockRow(db: Queryable, userId: string, id: string): Promise<AppointmentRow | undefined> {
  return appointmentsOf(db, userId).where("appointments.id", "=", id).forUpdate("appointments")
    .executeTakeFirst();
}
