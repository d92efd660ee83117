import { HttpError } from "fresh";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST(ctx) {
    if (!await leaveWaitlist(actingAs(ctx), idFrom(ctx.params))) throw new HttpError(404);
    return redirectTo(paths.waitlist({ done: "left" }));
  },
});
