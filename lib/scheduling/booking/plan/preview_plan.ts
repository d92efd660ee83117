import { transaction } from "../../../../db/transaction.ts";
import type { Acting } from "../../../practice.ts";
import { mayBook } from "../may_book.ts";
import type { OfferRefusal } from "../judge_patients.ts";
import type { PlannedVisit } from "./conflicts.ts";
import type { Plan } from "./plan.ts";

type PlanPreview = { kind: "preview"; visits: PlannedVisit[] } | OfferRefusal;

/** Returns a plan's visits with all conflicts of each, without booking anything. */
export async function previewPlan(acting: Acting, plan: Plan): Promise<PlanPreview> {
  const judged = await transaction(acting.db, (trx) => mayBook(trx, acting, plan), {
    isolation: "read committed",
  });
  return judged.kind === "may" ? { kind: "preview", visits: judged.visits } : judged;
}
