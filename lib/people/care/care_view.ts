import { calledName } from "../../shared/called_name.ts";
import { sql } from "kysely";
import type { Queryable } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { CareOutput } from "../../shared/schemas/care.ts";
import { actsFor } from "../guardians/acts_for.ts";
import { answerContext, noteContext } from "./care_of.ts";

/** A relationship as its two people see it. */
export type CareView = CareOutput;

/**
 * Selects the relationships of a user, patient or therapist, and of a guardian's wards. None is found by its
 * ID alone.
 */
export function careOf(queryable: Queryable, userId: string, now: Temporal.Instant) {
  return queryable.selectFrom("careRelationships as care")
    .innerJoin("users as patient", "patient.id", "care.patientId")
    .innerJoin("patientProfiles", "patientProfiles.userId", "care.patientId")
    .innerJoin("users as therapist", "therapist.id", "care.therapistId")
    .leftJoin("users as colleague", "colleague.id", "care.referredTo")
    .where((eb) =>
      eb.or([
        eb("care.patientId", "=", userId),
        eb("care.therapistId", "=", userId),
        actsFor(sql`${userId}::uuid`, sql.ref("care.patientId"), now),
      ])
    )
    .select(["care.id", "care.status", "waitlisted", "care.patientId", "care.therapistId", "note", "answer"])
    .select(["requestedAt", "answeredAt", "endedAt", "referredTo", "colleague.name as colleagueName"])
    .select(["patient.name as patientAccountName", "preferredName", "therapist.name as therapistName"])
    .select(["therapist.email as therapistEmail", "therapist.locale as therapistLocale"]);
}

type CareRow = Awaited<ReturnType<ReturnType<typeof careOf>["execute"]>>[number];

/** Returns a row's view, with both notes decrypted. */
export async function careView(row: CareRow, { keyring }: Pick<Acting, "keyring">): Promise<CareView> {
  const { id, status, waitlisted, requestedAt, answeredAt, endedAt } = row;
  return {
    id,
    status,
    waitlisted,
    patient: { id: row.patientId, name: calledName({ ...row, name: row.patientAccountName }) },
    therapist: { id: row.therapistId, name: row.therapistName },
    note: row.note === null ? null : await keyring.open(row.note, noteContext(id)),
    answer: row.answer === null ? null : await keyring.open(row.answer, answerContext(id)),
    referredTo: row.referredTo && row.colleagueName ? { id: row.referredTo, name: row.colleagueName } : null,
    requestedAt,
    answeredAt,
    endedAt,
  };
}
