import { calledName } from "../shared/called_name.ts";
import type { Queryable } from "../../db/transaction.ts";

/** A patient as the heading of a record page names them. */
export interface PatientOf {
  id: string;
  name: string;
  /** Whether they work together now: only then can something new be requested or written. */
  isActive: boolean;
  /** A minor without a sign-in, whose guardians act. */
  isWard: boolean;
}

/**
 * Returns a patient with whom the therapist has, had, or was asked for a care relationship, or had a visit;
 * null for anyone else, whose records count as not found.
 */
export async function findPatientOf(
  queryable: Queryable,
  therapistId: string,
  patientId: string,
): Promise<PatientOf | null> {
  const row = await queryable.selectFrom("patientProfiles")
    .innerJoin("users", "users.id", "patientProfiles.userId")
    .leftJoin(
      "careRelationships as care",
      (join) =>
        join.onRef("care.patientId", "=", "patientProfiles.userId").on("care.therapistId", "=", therapistId),
    )
    .select(["users.name", "users.status as userStatus", "preferredName", "care.status"])
    .where("patientProfiles.userId", "=", patientId)
    .where((eb) =>
      eb.or([
        eb("care.id", "is not", null),
        eb.exists(
          eb.selectFrom("appointmentAttendees as seat")
            .innerJoin("appointments as visit", "visit.id", "seat.appointmentId")
            .select("visit.id").where("seat.userId", "=", patientId).where("seat.role", "=", "patient")
            .where("visit.therapistId", "=", therapistId),
        ),
      ])
    )
    .executeTakeFirst();
  return row
    ? {
      id: patientId,
      name: calledName(row),
      isActive: row.status === "active",
      isWard: row.userStatus === "ward",
    }
    : null;
}
