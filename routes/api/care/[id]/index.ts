import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { careProblem } from "../../../../lib/site/problems/care_problem.ts";
import { careJson } from "../../../../lib/people/care/care_view.ts";
import { findCare } from "../../../../lib/people/care/list_care.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const care = await findCare(actingAs(ctx), idFrom(ctx.params));
    if (!care) throw careProblem({ kind: "not_found" });
    return Response.json(careJson(care));
  },
});
