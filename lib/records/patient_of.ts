import { calledName } from "../shared/called_name.ts";
import type { Queryable } from "../../db/transaction.ts";

/** A patient as the head of a page about their records names them. */
export interface PatientOf {
  id: string;
  name: string;
  /** Whether they work together at present: only then something new is asked for or written. */
  isActive: boolean;
  /** A minor without a way in, whose guardians act. */
  isWard: boolean;
}

/**
 * A patient with whom the therapist has, had, or is asked for a care relationship, or has had a visit; null for anybody else, whose
 * records are as good as none.
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
