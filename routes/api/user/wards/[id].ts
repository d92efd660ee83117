import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { endGuardianship } from "../../../../lib/leaving/end_guardianship.ts";
import { readWard } from "../../../../lib/people/guardians/read_wards.ts";
import { changeWard } from "../../../../lib/people/guardians/save_ward.ts";
import { wardJson } from "../../../(_page)/ward_page.ts";
import { wardProblem } from "../../../../lib/site/problems/ward_problem.ts";
import { wardInput } from "../../../../lib/shared/schemas/wards.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const ward = await readWard(actingAs(ctx), idFrom(ctx.params));
    if (!ward) throw new HttpError(404);
    return Response.json(wardJson(ward));
  },

  async PUT(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const result = await changeWard(acting, id, await readJson(ctx.req, wardInput));
    if (result.kind !== "saved") throw wardProblem(result);
    return Response.json(wardJson(result.ward));
  },

  async DELETE(ctx) {
    const result = await endGuardianship(actingAs(ctx), idFrom(ctx.params));
    if (result.kind === "not_found") throw new HttpError(404);
    return Response.json({ cancelledVisits: result.cancelledVisits });
  },
});
