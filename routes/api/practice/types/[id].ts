import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { findOwnType } from "../../../../lib/scheduling/schedule/own_types.ts";
import { changeType } from "../../../../lib/scheduling/schedule/save_type.ts";
import { appointmentTypeChange } from "../../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const type = await findOwnType(actingAs(ctx), idFrom(ctx.params));
    if (!type) throw new HttpError(404);
    return Response.json(type);
  },

  async PATCH(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const result = await changeType(acting, id, await readJson(ctx.req, appointmentTypeChange));
    if (result.kind !== "saved") throw new HttpError(404);
    return Response.json(result.type);
  },
});
