import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { claimOffer } from "../../../../../lib/scheduling/waitlist/answer_offer.ts";
import { claimRefusals } from "../../../../../lib/scheduling/waitlist/waitlist_refusals.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const result = await claimOffer(acting, idFrom(ctx.params));
    if (result.kind !== "claimed") throw refusalProblem(claimRefusals, result, acting.actor.role);
    return Response.json({ appointmentId: result.appointmentId });
  },
});
