import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../../lib/leaving/care_refusals.ts";
import { careJson } from "../../../../lib/people/care/care_view.ts";
import { findCare } from "../../../../lib/people/care/list_care.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const care = await findCare(acting, idFrom(ctx.params));
    if (!care) throw refusalProblem(careRefusals, { kind: "not_found" }, acting.actor.role);
    return Response.json(careJson(care));
  },
});
