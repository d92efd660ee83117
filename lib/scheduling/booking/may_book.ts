import type { Transaction } from "../../../db/transaction.ts";
import { mayActFor } from "../../people/guardians/wards.ts";
import type { Acting } from "../../practice.ts";
import { seatsOf } from "../appointments/seats.ts";
import { type Asking, judgePatients, type MayCome, type OfferRefusal, patientsOf } from "./judge_patients.ts";
import { type Offered, offeredTo } from "./offered_to.ts";
import { findConflicts, type PlannedVisit } from "./plan/conflicts.ts";
import type { Change, Plan, TimelessPlan } from "./plan/plan.ts";

/** What may be booked, with the conflicts of each visit; or why it cannot be booked at any time. */
export type MayBook =
  | (Omit<Offered, "kind" | "visits"> & { kind: "may"; visits: PlannedVisit[] })
  | OfferRefusal;

/**
 * Decides whether the acting user may book a plan, or change booked visits. No other code decides this. It
 * checks, in this order: for whom they act; care, readiness and license of every patient; the type; and the
 * conflicts of each visit. Patients book for themselves or a ward, at offered times. Therapists book for
 * patients whom they have accepted, at any time. When it is written, the database's keys decide whether the
 * time is still free. `exceptIds`: appointments whose own time is not a conflict.
 */
export async function mayBook(
  trx: Transaction,
  acting: Acting,
  plan: Plan | Change,
  exceptIds: readonly string[] = [],
): Promise<MayBook> {
  const asking = await askingOf(trx, acting, plan);
  if (!asking) return { kind: "not_found" };
  const now = acting.now();
  const offered = await offeredTo(trx, plan, asking, now);
  if (offered.kind !== "offered") return offered;
  const { byTherapist: anyStart, mayLearnOf } = asking;
  const visits = await findConflicts(trx, offered.visits, { anyStart, exceptIds, mayLearnOf }, now);
  return { ...offered, kind: "may", visits };
}

/**
 * Decides the same for a time that is not known yet: whether a patient whom the therapist has accepted may
 * wait for this visit.
 */
export async function mayWaitFor(
  trx: Transaction,
  acting: Acting,
  plan: TimelessPlan | Change,
): Promise<MayCome | OfferRefusal> {
  const asking = await askingOf(trx, acting, plan);
  if (!asking) return { kind: "not_found" };
  return await judgePatients(trx, plan, { ...asking, acceptedOnly: true }, acting.now());
}

/** Returns who asks for a plan, or null if it is not theirs to ask for. */
async function askingOf(
  trx: Transaction,
  acting: Acting,
  plan: TimelessPlan | Plan | Change,
): Promise<Asking & Required<Pick<Asking, "mayLearnOf">> | null> {
  const byTherapist = acting.actor.userId === plan.therapistId;
  if (!byTherapist && !await isTheirs(trx, acting, plan)) return null;
  return {
    byTherapist,
    acceptedOnly: byTherapist || ("repeat" in plan && plan.repeat !== null),
    mayLearnOf: (patientId) => byTherapist || !isAnothers(acting, plan, patientId),
  };
}

/**
 * Returns whether a patient books an individual visit for one person for whom they act, or changes visits in
 * which they have a seat.
 */
async function isTheirs(trx: Transaction, acting: Acting, plan: TimelessPlan | Change): Promise<boolean> {
  if ("visits" in plan) return plan.visits.every(({ row }) => seatsOf(row, acting.actor.userId).length > 0);
  const [patientId, ...others] = patientsOf(plan);
  return others.length === 0 && plan.kind === "individual" && await mayActFor(trx, acting, patientId);
}

/** Whether the patient comes to these visits but the acting user does not act for them, such as a partner. */
const isAnothers = ({ actor }: Acting, plan: TimelessPlan | Change, patientId: string): boolean =>
  "visits" in plan &&
  !plan.visits.some(({ row }) => seatsOf(row, actor.userId).some(({ id }) => id === patientId));
