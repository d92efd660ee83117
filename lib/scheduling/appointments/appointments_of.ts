import { calledNameSql } from "../../people/profile/called_name_sql.ts";
import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Queryable } from "../../../db/transaction.ts";
import { actsFor } from "../../people/guardians/acts_for.ts";

/** Somebody whom mails about an appointment can go to. */
interface SeatPerson {
  id: string;
  /** The preferred name where there is one. */
  name: string;
  email: string;
  timeZone: string;
  locale: LocaleCode;
}

/** A patient who takes part in an appointment. */
export interface PatientSeat extends SeatPerson {
  /** A minor without a way in: the guardians read and act. */
  isWard: boolean;
  /** Who may act for this patient now; none for an adult. */
  guardians: SeatPerson[];
}

const person = (user: string) =>
  sql.raw(
    `'id', ${user}.id, 'email', ${user}.email, 'timeZone', ${user}.time_zone, 'locale', ${user}.locale`,
  );

/** The patients of the appointments row at hand, as JSON, in a fixed order. */
const patientsOfAppointment = (now: Temporal.Instant): RawBuilder<PatientSeat[]> =>
  sql`(
  SELECT json_agg(json_build_object(${person("patient")}, 'name', ${calledNameSql("profile", "patient")},
    'isWard', patient.status = 'ward', 'guardians', coalesce((
      SELECT json_agg(json_build_object(${person("guardian")}, 'name', ${
    calledNameSql("guardianProfile", "guardian")
  }) ORDER BY guardian.name, guardian.id)
      FROM appointment_attendees AS beside JOIN users AS guardian ON guardian.id = beside.user_id
      LEFT JOIN patient_profiles AS guardian_profile ON guardian_profile.user_id = guardian.id
      WHERE patient.status = 'ward' AND beside.appointment_id = seat.appointment_id AND beside.role <> 'therapist'
        AND guardian.status = 'active' AND ${actsFor(sql.ref("guardian.id"), sql.ref("patient.id"), now)}),
      '[]'::json)) ORDER BY patient.name, patient.id)
  FROM appointment_attendees AS seat
  JOIN users AS patient ON patient.id = seat.user_id
  LEFT JOIN patient_profiles AS profile ON profile.user_id = seat.user_id
  WHERE seat.appointment_id = appointments.id AND seat.role = 'patient')`;

/** A guardian's place counts only while there is a patient in the appointment for whom they may act. */
const isOwnPlace = (now: Temporal.Instant) =>
  sql<SqlBool>`(own.role <> 'guardian' OR EXISTS (SELECT 1 FROM appointment_attendees AS place
    WHERE place.appointment_id = own.appointment_id AND place.role = 'patient'
      AND ${actsFor(sql.ref("own.user_id"), sql.ref("place.user_id"), now)}))`;

/**
 * The query for somebody's appointments, those that they attend, with everything that a page or a mail says of
 * them; a guardian's are those of their wards as well. Nobody's appointment is found by its id alone.
 */
export function appointmentsOf(db: Queryable, userId: string, now: Temporal.Instant) {
  return db.selectFrom("appointmentAttendees as own")
    .innerJoin("appointments", "appointments.id", "own.appointmentId")
    .innerJoin("therapistProfiles", "therapistProfiles.userId", "appointments.therapistId")
    .innerJoin("users as therapist", "therapist.id", "appointments.therapistId")
    .where("own.userId", "=", userId)
    .where(isOwnPlace(now))
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
      patientsOfAppointment(now).as("patients"),
    ]);
}

/** An appointment with its attendees, as `appointmentsOf` reads it. */
export type AppointmentRow = Awaited<ReturnType<ReturnType<typeof appointmentsOf>["execute"]>>[number];

/** One appointment of somebody's, or undefined when it isn't theirs. */
export function findRow(
  db: Queryable,
  userId: string,
  id: string,
  now: Temporal.Instant,
): Promise<AppointmentRow | undefined> {
  return appointmentsOf(db, userId, now).where("appointments.id", "=", id).executeTakeFirst();
}

/** The same, held until the transaction ends, so that two changes of one appointment follow each other. */
export function lockRow(
  db: Queryable,
  userId: string,
  id: string,
  now: Temporal.Instant,
): Promise<AppointmentRow | undefined> {
  return appointmentsOf(db, userId, now).where("appointments.id", "=", id).forUpdate("appointments")
    .executeTakeFirst();
}
