import type { CareRelationship, User } from "../../../db/schema.ts";
import { transaction } from "../../../db/transaction.ts";
import type { FactoryPractice } from "./person.ts";
import { insertRows } from "./rows.ts";

/** Makes a care relationship; active by default. */
export function makeCare(
  at: Temporal.Instant,
  pair: Pick<CareRelationship, "patientId" | "therapistId">,
  overrides: Partial<CareRelationship> = {},
): CareRelationship {
  return {
    id: crypto.randomUUID(),
    ...pair,
    status: "active",
    waitlisted: false,
    note: null,
    answer: null,
    referredTo: null,
    requestedAt: at,
    answeredAt: at,
    endedAt: null,
    endedBy: null,
    updatedAt: at,
    ...overrides,
  };
}

/** Gives the two an active care relationship, so that the patient can book as often as they like. */
export async function connect(
  practice: FactoryPractice,
  patient: Pick<User, "id">,
  therapist: Pick<User, "id">,
  overrides: Partial<CareRelationship> = {},
): Promise<CareRelationship> {
  const pair = { patientId: patient.id, therapistId: therapist.id };
  const care = makeCare(practice.now(), pair, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, { careRelationships: [care] }));
  return care;
}
