import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { declineOffer } from "../../../../lib/scheduling/waitlist/answer_offer.ts";
import * as paths from "../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await declineOffer(actingAs(ctx), idFrom(ctx.params));
    if (result.kind === "not_found") throw new HttpError(404);
    return redirectTo(paths.waitlist({ done: result.kind }));
  },
});
