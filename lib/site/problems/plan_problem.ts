import type { Role } from "../../shared/codes/roles.ts";
import { Problem } from "../../http/problem.ts";
import type { BookPlanResult } from "../../scheduling/booking/plan/book_plan.ts";
import { plannedVisitFacts } from "../../scheduling/booking/plan/conflict_sentence.ts";
import { planSentence, planStatus } from "../../scheduling/booking/plan/plan_sentence.ts";

/** Why a plan was not booked, as a problem document; with what stands in the way of which visit. */
export function planProblem(refusal: Exclude<BookPlanResult, { kind: "booked" }>, role: Role): Problem {
  const visits = "visits" in refusal
    ? { visits: refusal.visits.map((visit) => plannedVisitFacts(visit, role === "therapist")) }
    : {};
  const missing = "missing" in refusal ? { missing: refusal.missing } : {};
  return new Problem(planStatus[refusal.kind], planSentence(refusal, role), {
    code: refusal.kind,
    extension: { ...visits, ...missing },
  });
}
