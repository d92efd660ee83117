import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../../lib/leaving/care_refusals.ts";
import { endCare } from "../../../../lib/leaving/end_care.ts";
import { careEndInput } from "../../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const result = await endCare(acting, id, await readJson(ctx.req, careEndInput));
    switch (result.kind) {
      case "ended":
        return Response.json({ cancelledVisits: result.cancelledVisits });
      case "withdrawn":
        return Response.json({ cancelledVisits: 0 });
      case "not_found":
      case "changed":
        throw refusalProblem(careRefusals, result, acting.actor.role);
    }
  },
});
