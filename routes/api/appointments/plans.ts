import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { planRefusals } from "../../../lib/scheduling/booking/booking_refusals.ts";
import { planOfInput } from "../../../lib/scheduling/booking/plan/plan_of_input.ts";
import { plannedVisitFacts } from "../../../lib/scheduling/booking/plan/planned_visit_facts.ts";
import { previewPlan } from "../../../lib/scheduling/booking/plan/preview_plan.ts";
import { planInput } from "../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const { role } = acting.actor;
    const preview = await previewPlan(acting, planOfInput(acting, await readJson(ctx.req, planInput)));
    if (preview.kind !== "preview") throw refusalProblem(planRefusals, preview, role);
    return Response.json({
      visits: preview.visits.map((visit) => plannedVisitFacts(visit, role === "therapist")),
    });
  },
});
