import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    if (!await leaveWaitlist(actingAs(ctx), idFrom(ctx.params))) {
      throw new Problem(404, "There is no such entry.");
    }
    return new Response(null, { status: 204 });
  },
});
