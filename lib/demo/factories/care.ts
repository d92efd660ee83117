import type { User } from "../../../db/schema/accounts.ts";
import type { CareRelationship } from "../../../db/schema/care.ts";
import { transaction } from "../../../db/transaction.ts";
import type { FactoryPractice } from "./person.ts";
import { insertRows } from "./rows.ts";

/** A relationship between the two; active unless said otherwise. */
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

/** Lets the two work together, so that the patient can book as often as they like. */
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
