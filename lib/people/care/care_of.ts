import type { Queryable } from "../../../db/transaction.ts";

/** One patient and one therapist. */
export interface Pair {
  patientId: string;
  therapistId: string;
}

/**
 * Whether an active care relationship lets the therapist keep records of the patient and the two exchange
 * messages.
 */
export async function hasActiveCare(
  queryable: Queryable,
  { patientId, therapistId }: Pair,
): Promise<boolean> {
  const row = await queryable.selectFrom("careRelationships").select("id")
    .where("patientId", "=", patientId).where("therapistId", "=", therapistId)
    .where("status", "=", "active").executeTakeFirst();
  return row !== undefined;
}

/** Returns the context that a request's note is sealed with. */
export const noteContext = (id: string) => `care_relationships.note:${id}`;
/** Returns the context that a therapist's answer is sealed with. */
export const answerContext = (id: string) => `care_relationships.answer:${id}`;
