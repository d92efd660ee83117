import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { listOwnTypes } from "../../../../lib/scheduling/schedule/own_types.ts";
import { addType } from "../../../../lib/scheduling/schedule/save_type.ts";
import { appointmentTypeInput } from "../../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return Response.json({ items: await listOwnTypes(actingAs(ctx)) });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const result = await addType(acting, await readJson(ctx.req, appointmentTypeInput));
    if (result.kind === "too_many") {
      throw new Problem(409, `At most ${result.most} kinds can be offered. Stop offering one first.`, {
        code: "too_many",
      });
    }
    if (result.kind === "not_found") throw new Error("What was just added is not there.");
    return Response.json(result.type, {
      status: 201,
      headers: { location: `/api/practice/types/${result.type.id}` },
    });
  },
});
