import type { AppointmentStatus } from "../../shared/codes/appointment_statuses.ts";
import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";

/** A visit that a note can be about. */
export interface NoteVisit {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  status: AppointmentStatus;
}

const LIMIT = 50;

function visitsOf(queryable: Queryable, therapistId: string, patientId: string) {
  return queryable.selectFrom("appointments as visit")
    .innerJoin("appointmentAttendees as seat", "seat.appointmentId", "visit.id")
    .select(["visit.id", "visit.startsAt", "visit.endsAt", "visit.status"])
    .where("visit.therapistId", "=", therapistId).where("seat.userId", "=", patientId)
    .where("seat.role", "=", "patient");
}

/** Returns the acting therapist's visits with the patient up to tomorrow, the latest first, at most 50. */
export async function listNoteVisits(
  queryable: Queryable,
  { actor, now }: Acting,
  patientId: string,
): Promise<NoteVisit[]> {
  return await visitsOf(queryable, actor.userId, patientId)
    .where("visit.startsAt", "<", now().add({ hours: 24 }))
    .orderBy("visit.startsAt", "desc").orderBy("visit.id").limit(LIMIT).execute();
}

/** Whether a visit is one of the acting therapist's with this patient. */
export async function isOwnVisit(
  queryable: Queryable,
  { actor }: Acting,
  patientId: string,
  visitId: string,
): Promise<boolean> {
  const visit = await visitsOf(queryable, actor.userId, patientId).where("visit.id", "=", visitId)
    .executeTakeFirst();
  return visit !== undefined;
}
