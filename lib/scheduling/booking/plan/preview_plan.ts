import { transaction } from "../../../../db/transaction.ts";
import type { Acting } from "../../../practice.ts";
import { checkPlan, type Plan, type PlanRefusal } from "./check_plan.ts";
import type { PlannedVisit } from "./conflicts.ts";

type PlanPreview = { kind: "preview"; visits: PlannedVisit[]; timeZone: string } | PlanRefusal;

/** What a plan would be, before anything is booked: each visit with all that stands in its way. */
export async function previewPlan(acting: Acting, plan: Plan): Promise<PlanPreview> {
  const checked = await transaction(acting.db, (trx) => checkPlan(trx, acting, plan), {
    isolation: "read committed",
  });
  if (checked.kind !== "checked") return checked;
  return { kind: "preview", visits: checked.visits, timeZone: checked.schedule.timeZone };
}
