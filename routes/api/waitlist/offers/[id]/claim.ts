import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { claimOffer } from "../../../../../lib/scheduling/waitlist/answer_offer.ts";
import { claimProblem } from "../../../../../lib/site/problems/waitlist_problem.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await claimOffer(actingAs(ctx), idFrom(ctx.params));
    if (result.kind !== "claimed") throw claimProblem(result);
    return Response.json({ appointmentId: result.appointmentId });
  },
});
