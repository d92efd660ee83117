import { sql } from "kysely";
import type { Locale } from "../../db/schema.ts";
import type { Queryable } from "../../db/transaction.ts";

/** A patient who takes part in an appointment. */
export interface PatientSeat {
  id: string;
  /** The preferred name where there is one. */
  name: string;
  email: string;
  timeZone: string;
  locale: Locale;
}

/** The patients of the appointments row at hand, as JSON, in a fixed order. */
const patientsOfAppointment = sql<PatientSeat[]>`(
  SELECT json_agg(json_build_object('id', patient.id, 'name', coalesce(nullif(profile.preferred_name, ''), patient.name),
    'email', patient.email, 'timeZone', patient.time_zone, 'locale', patient.locale) ORDER BY patient.name, patient.id)
  FROM appointment_attendees AS seat
  JOIN users AS patient ON patient.id = seat.user_id
  LEFT JOIN patient_profiles AS profile ON profile.user_id = seat.user_id
  WHERE seat.appointment_id = appointments.id AND seat.role = 'patient')`;

/**
 * The query for somebody's appointments, those that they attend, with everything that a page or a mail says of
 * them. Nobody's appointment is found by its id alone.
 */
export function appointmentsOf(db: Queryable, userId: string) {
  return db.selectFrom("appointmentAttendees as own")
    .innerJoin("appointments", "appointments.id", "own.appointmentId")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "appointments.therapistId")
    .innerJoin("users as therapist", "therapist.id", "appointments.therapistId")
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
      "appointments.kind",
      "appointments.typeName",
      "appointments.seriesId",
      "appointments.expiresAt",
      "appointments.lateCancel",
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
      patientsOfAppointment.as("patients"),
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
