import assert from "node:assert/strict";
import type { Db } from "../../../../db/client.ts";
import type { User } from "../../../../db/schema/accounts.ts";
import type { Plan, PlanDecisions } from "../../../../lib/scheduling/booking/plan/plan.ts";
import { bookPlan } from "../../../../lib/scheduling/booking/plan/book_plan.ts";
import { connect, createPatient, createTherapist } from "../../../support/factories.ts";
import { actingFor } from "../../../support/practice.ts";
import { denver, practiceOn } from "../../desk.ts";

/** Returns a therapist in Denver who can be booked half a year ahead, and a patient in her care. */
export async function deskWithPatient(db: Db, profile: Parameters<typeof createTherapist>[1] = {}) {
  const practice = practiceOn(db);
  const therapist = await createTherapist(practice, {
    ...profile,
    profile: { horizonDays: 180, ...profile.profile },
  });
  const patient = await createPatient(practice);
  await connect(practice, patient, therapist);
  const acting = { patient: actingFor(practice, patient), therapist: actingFor(practice, therapist) };
  return { practice, therapist, patient, acting };
}

/** Returns a plan: four Wednesdays at ten by default. */
export const aPlan = (therapist: User, patients: readonly User[], changes: Partial<Plan> = {}): Plan => ({
  therapistId: therapist.id,
  patientIds: patients.map(({ id }) => id),
  kind: "individual",
  typeId: null,
  startsAt: denver("2026-03-04T10:00"),
  repeat: { every: "week", count: 4 },
  ...changes,
});

export const decisions = (changes: Partial<PlanDecisions> = {}): PlanDecisions => ({
  skip: [],
  override: [],
  idempotencyKey: crypto.randomUUID(),
  ...changes,
});

/** Books a plan, and expects success. @returns its visits in order. */
export async function bookAll(...of: Parameters<typeof bookPlan>) {
  const result = await bookPlan(...of);
  assert.ok(result.kind === "booked", result.kind);
  return result.appointments;
}

/** Returns when visits begin, as clocks in Denver show it. */
export const inDenver = (visits: readonly { startsAt: Temporal.Instant }[]): string[] =>
  visits.map(({ startsAt }) =>
    startsAt.toZonedDateTimeISO("America/Denver").toPlainDateTime().toString({ smallestUnit: "minute" })
  );
