import { actingAs } from "../../../../../lib/auth/access.ts";
import { define } from "../../../../../lib/http/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { removeCalendar } from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { kind } = await removeCalendar(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new Problem(404, "There is no such calendar, or it is not yours.");
    return new Response(null, { status: 204 });
  },
});
