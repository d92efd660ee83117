import type { CareRelationship } from "../../../db/schema/care.ts";

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
