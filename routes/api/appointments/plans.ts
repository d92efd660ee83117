import { actingAs } from "../../../lib/auth/access.ts";
import { define } from "../../../lib/http/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { plannedVisitFacts } from "../../../lib/scheduling/plan/conflict_sentence.ts";
import { planOfInput } from "../../../lib/scheduling/plan/plan_of_input.ts";
import { planProblem } from "../../../lib/scheduling/plan/plan_problem.ts";
import { previewPlan } from "../../../lib/scheduling/plan/preview_plan.ts";
import { planInput } from "../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const { role } = acting.actor;
    const preview = await previewPlan(acting, planOfInput(acting, await readJson(ctx.req, planInput)));
    if (preview.kind !== "preview") throw planProblem(preview, role);
    return Response.json({
      visits: preview.visits.map((visit) => plannedVisitFacts(visit, role === "therapist")),
    });
  },
});
