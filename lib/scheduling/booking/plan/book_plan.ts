import { violates } from "../../../../db/constraint.ts";
import { transaction } from "../../../../db/transaction.ts";
import type { Acting } from "../../../practice.ts";
import { type AppointmentView, viewOf } from "../../appointments/appointment_view.ts";
import { recordRefusal } from "../../appointments/record_refusal.ts";
import { BOOKED_TIME_KEY } from "../../time/booked_time.ts";
import { mayBook } from "../may_book.ts";
import type { OfferRefusal } from "../judge_patients.ts";
import { ownerOfRefusal } from "../owner_of_refusal.ts";
import { findReplay, IDEMPOTENCY_KEY } from "../replay.ts";
import { writePlan } from "../write_plan.ts";
import { isInTheWay, type PlannedVisit } from "./conflicts.ts";
import type { Plan, PlanDecisions } from "./plan.ts";
import { previewPlan } from "./preview_plan.ts";

export type BookPlanResult =
  /** The appointments are pending if the therapist answers each request. */
  | { kind: "booked"; appointments: AppointmentView[]; replayed: boolean }
  /** Nothing was booked, because at least one conflict was neither overridden nor skipped. */
  | { kind: "conflicts"; visits: PlannedVisit[] }
  /** All visits were skipped. */
  | { kind: "nothing_left" }
  | { kind: "key_reused" }
  | OfferRefusal;

/**
 * Books all visits of a plan except the skipped ones in one transaction: all or none. Patients book free,
 * offered times. A therapist can override conflicts that they have seen, but not time that is already taken.
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

/**
 * Records a refused plan in the audit trail, under its patient, or under the patient who tried to book it for
 * someone else.
 */
export async function recordRefusedPlan(acting: Acting, plan: Plan, reason: string): Promise<void> {
  const { actor } = acting;
  const ownerId = await ownerOfRefusal(acting, plan.patientIds) ??
    (actor.role === "patient" ? actor.userId : null);
  await recordRefusal(acting, { action: "book", subjectId: null, ownerId, reason });
}

/** Does the same without recording a refusal in the audit trail. */
export async function makePlan(
  acting: Acting,
  plan: Plan,
  decisions: PlanDecisions,
): Promise<BookPlanResult> {
  const before = await findReplay(acting, plan, decisions);
  if (before) return before;
  const result = await book(acting, plan, decisions);
  // If the button was tapped twice, the conflict can be the booking of the other tap.
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
      const rows = await writePlan(trx, acting, plan, { ...judged, visits }, decisions);
      return { kind: "booked", appointments: rows.map((row) => viewOf(row, acting)), replayed: false };
    });
  } catch (error) {
    // If the button was tapped twice, the booking of the other tap has just been committed.
    if (violates(error, IDEMPOTENCY_KEY)) return { kind: "key_reused" };
    if (!violates(error, BOOKED_TIME_KEY)) throw error;
    // Another booking was faster, so return the current conflicts.
    const again = await previewPlan(acting, plan);
    return again.kind === "preview" ? { kind: "conflicts", visits: again.visits } : again;
  }
}
