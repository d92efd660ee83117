import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { readWards } from "../../../../lib/people/guardians/read_wards.ts";
import { addWard } from "../../../../lib/people/guardians/save_ward.ts";
import { wardJson } from "../../../(_page)/ward_page.ts";
import { wardProblem } from "../../../../lib/site/problems/ward_problem.ts";
import { wardInput } from "../../../../lib/shared/schemas/wards.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const wards = await readWards(actingAs(ctx));
    return Response.json({ items: wards.map(wardJson) });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const result = await addWard(acting, await readJson(ctx.req, wardInput));
    if (result.kind !== "saved") throw wardProblem(result);
    return Response.json(wardJson(result.ward), { status: 201 });
  },
});
