import { calledNameSql } from "../../people/profile/called_name_sql.ts";
import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { LocaleCode } from "../../shared/codes/locales.ts";
import type { Queryable, Transaction } from "../../../db/transaction.ts";
import { actsFor } from "../../people/guardians/acts_for.ts";

/** A possible recipient of mails about an appointment. */
export interface SeatPerson {
  id: string;
  /** The preferred name if there is one. */
  name: string;
  email: string;
  timeZone: string;
  locale: LocaleCode;
}

/** A patient's seat in an appointment. */
export interface PatientSeat extends SeatPerson {
  /** A minor without a sign-in: the guardians read and act. */
  isWard: boolean;
  /** The patient's current guardians; empty for an adult. */
  guardians: SeatPerson[];
}

const person = (user: string) =>
  sql.raw(
    `'id', ${user}.id, 'email', ${user}.email, 'timeZone', ${user}.time_zone, 'locale', ${user}.locale`,
  );

/** Selects the patients of the current appointments row, as JSON, in a fixed order. */
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

/** A guardian's seat counts only while the appointment has a patient for whom they may act. */
const isOwnPlace = (now: Temporal.Instant) =>
  sql<SqlBool>`(own.role <> 'guardian' OR EXISTS (SELECT 1 FROM appointment_attendees AS place
    WHERE place.appointment_id = own.appointment_id AND place.role = 'patient'
      AND ${actsFor(sql.ref("own.user_id"), sql.ref("place.user_id"), now)}))`;

/**
 * Selects a user's appointments, those that they attend, with everything that a page or a mail shows; a
 * guardian's include those of their wards. No appointment is found by its ID alone.
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

/** Returns one of a user's appointments, or undefined if it is not theirs. */
export function findRow(
  db: Queryable,
  userId: string,
  id: string,
  now: Temporal.Instant,
): Promise<AppointmentRow | undefined> {
  return appointmentsOf(db, userId, now).where("appointments.id", "=", id).executeTakeFirst();
}

/** Returns the row as it is after the transaction's own change. @throws if it is not the user's. */
export async function findChangedRow(
  trx: Transaction,
  userId: string,
  id: string,
  now: Temporal.Instant,
): Promise<AppointmentRow> {
  const row = await findRow(trx, userId, id, now);
  if (!row) throw new Error("The appointment that was just changed is not there.");
  return row;
}

/**
 * Returns the same row, locked until the transaction ends, so that two changes of one appointment run one
 * after the other.
 */
export function lockRow(
  db: Queryable,
  userId: string,
  id: string,
  now: Temporal.Instant,
): Promise<AppointmentRow | undefined> {
  return appointmentsOf(db, userId, now).where("appointments.id", "=", id).forUpdate("appointments")
    .executeTakeFirst();
}
