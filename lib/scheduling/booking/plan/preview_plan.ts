import { transaction } from "../../../../db/transaction.ts";
import type { Acting } from "../../../practice.ts";
import { mayBook } from "../may_book.ts";
import type { OfferRefusal } from "../offered_to.ts";
import type { PlannedVisit } from "./conflicts.ts";
import type { Plan } from "./plan.ts";

type PlanPreview = { kind: "preview"; visits: PlannedVisit[] } | OfferRefusal;

/** What a plan would be, before anything is booked: each visit with all that stands in its way. */
export async function previewPlan(acting: Acting, plan: Plan): Promise<PlanPreview> {
  const judged = await transaction(acting.db, (trx) => mayBook(trx, acting, plan), {
    isolation: "read committed",
  });
  return judged.kind === "may" ? { kind: "preview", visits: judged.visits } : judged;
}
