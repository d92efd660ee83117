import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { claimOffer } from "../../../../lib/scheduling/waitlist/answer_offer.ts";
import * as paths from "../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await claimOffer(actingAs(ctx), idFrom(ctx.params));
    switch (result.kind) {
      case "claimed":
        return redirectTo(
          paths.appointment(result.appointmentId, { done: result.moved ? "moved" : "booked" }),
        );
      case "not_found":
        throw new HttpError(404);
      default:
        return redirectTo(paths.waitlist({ done: result.kind }));
    }
  },
});
