import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../lib/leaving/care_refusals.ts";
import { careJson } from "../../../lib/people/care/care_view.ts";
import { findCare, listCare } from "../../../lib/people/care/list_care.ts";
import { careRequestInput } from "../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listCare(actingAs(ctx), "all");
    return Response.json({ items: items.map(careJson) });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const result = await askToConnect(acting, await readJson(ctx.req, careRequestInput));
    if (result.kind !== "asked") throw refusalProblem(careRefusals, result, acting.actor.role);
    const care = await findCare(acting, result.careId);
    if (!care) throw new Problem(404, "There is no such request.");
    return Response.json(careJson(care), { status: 201 });
  },
});
