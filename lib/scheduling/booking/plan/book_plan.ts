import { violates } from "../../../../db/constraint.ts";
import { transaction } from "../../../../db/transaction.ts";
import type { Acting } from "../../../practice.ts";
import { type AppointmentView, viewOf } from "../../appointments/appointment_view.ts";
import { recordRefusal } from "../../appointments/record_refusal.ts";
import { BOOKED_TIME_KEY } from "../../time/booked_time.ts";
import { mayBook } from "../may_book.ts";
import type { OfferRefusal } from "../offered_to.ts";
import { findReplay, IDEMPOTENCY_KEY } from "../replay.ts";
import { writePlan } from "../write_plan.ts";
import { isInTheWay, type PlannedVisit } from "./conflicts.ts";
import type { Plan } from "./plan.ts";
import { previewPlan } from "./preview_plan.ts";

export interface PlanDecisions {
  /** The visits to leave out, by their beginnings. */
  skip: readonly Temporal.Instant[];
  /** The conflicts that a therapist has seen and books over, by `conflictName`. */
  override: readonly string[];
  /** The client's name for this booking: however often it is sent, it is one. */
  idempotencyKey: string;
}

export type BookPlanResult =
  /** Pending where the therapist answers each request. */
  | { kind: "booked"; appointments: AppointmentView[]; replayed: boolean }
  /** Nothing is booked: something stands in the way that was neither left out nor seen. */
  | { kind: "conflicts"; visits: PlannedVisit[] }
  /** Everything was left out. */
  | { kind: "nothing_left" }
  | { kind: "key_reused" }
  | OfferRefusal;

/**
 * Books all visits of a plan in one transaction, without those that are to be left out: all of them, or none.
 * Patients book what is free and offered; a therapist may book over conflicts that they have seen, except
 * over what somebody has given already.
 */
export async function bookPlan(
  acting: Acting,
  plan: Plan,
  decisions: PlanDecisions,
): Promise<BookPlanResult> {
  const result = await makePlan(acting, plan, decisions);
  if (result.kind !== "booked") await recordRefusedPlan(acting, plan, result.kind);
  return result;
}

/** Leaves a trace of a refused plan in the record of its patient, where it was theirs to plan for. */
export async function recordRefusedPlan(acting: Acting, plan: Plan, reason: string): Promise<void> {
  const { actor } = acting;
  // Before it is known whether they may act for the patient, it goes into nobody else's record.
  const ownerId = reason !== "not_found" && reason !== "key_reused"
    ? plan.patientIds[0]
    : actor.role === "patient"
    ? actor.userId
    : null;
  await recordRefusal(acting, { action: "book", subjectId: null, ownerId, reason });
}

/** The same without a trace of a refusal. */
export async function makePlan(
  acting: Acting,
  plan: Plan,
  decisions: PlanDecisions,
): Promise<BookPlanResult> {
  const before = await findReplay(acting, plan, decisions);
  if (before) return before;
  const result = await book(acting, plan, decisions);
  // Two taps at once: what the other has just booked is what stands in the way.
  return result.kind === "booked" ? result : await findReplay(acting, plan, decisions) ?? result;
}

async function book(acting: Acting, plan: Plan, decisions: PlanDecisions): Promise<BookPlanResult> {
  try {
    return await transaction(acting.db, async (trx): Promise<BookPlanResult> => {
      const judged = await mayBook(trx, acting, plan);
      if (judged.kind !== "may") return judged;
      const visits = judged.visits.filter(({ startsAt }) =>
        !decisions.skip.some((one) => one.equals(startsAt))
      );
      if (visits.length === 0) return { kind: "nothing_left" };
      const override = acting.actor.userId === plan.therapistId ? decisions.override : [];
      if (visits.some((visit) => isInTheWay(visit, override))) {
        return { kind: "conflicts", visits: judged.visits };
      }
      const rows = await writePlan(trx, acting, plan, { ...judged, visits }, decisions.idempotencyKey);
      return { kind: "booked", appointments: rows.map((row) => viewOf(row, acting)), replayed: false };
    });
  } catch (error) {
    // Two taps at once: the other one has just committed.
    if (violates(error, IDEMPOTENCY_KEY)) return { kind: "key_reused" };
    if (!violates(error, BOOKED_TIME_KEY)) throw error;
    // Somebody was faster: the plan as it stands now.
    const again = await previewPlan(acting, plan);
    return again.kind === "preview" ? { kind: "conflicts", visits: again.visits } : again;
  }
}
