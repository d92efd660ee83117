import { define, named } from "../../../lib/site/define.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { planRefusals } from "../../../lib/scheduling/booking/booking_refusals.ts";
import { planOfInput } from "../../../lib/scheduling/booking/plan/plan_of_input.ts";
import { plannedVisitFacts } from "../../../lib/scheduling/booking/plan/planned_visit_facts.ts";
import { previewPlan } from "../../../lib/scheduling/booking/plan/preview_plan.ts";
import { planInput, planOutput } from "../../../lib/shared/schemas/plan.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Preview a plan",
    description:
      "A plan is a visit or a series: a patient's own, or a therapist's with their patients. Nothing is " +
      "booked. Each visit is returned with all of its conflicts.",
    body: named("Plan", planInput),
    answer: { description: "The visits, in order.", body: named("PlannedVisits", planOutput) },
    problems: planRefusals,
    async handle({ acting, body }) {
      const { role } = acting.actor;
      const preview = await previewPlan(acting, planOfInput(acting, body));
      if (preview.kind !== "preview") throw refusalProblem(planRefusals, preview, role);
      return { visits: preview.visits.map((visit) => plannedVisitFacts(visit, role === "therapist")) };
    },
  },
});
