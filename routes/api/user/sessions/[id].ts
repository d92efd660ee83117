import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { endOwnSession } from "../../../../lib/auth/sessions/end_own_sessions.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { kind } = await endOwnSession(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new HttpError(404);
    return new Response(null, { status: 204 });
  },
});
