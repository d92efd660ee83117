import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { declineOffer } from "../../../../../lib/scheduling/waitlist/answer_offer.ts";
import { claimRefusals } from "../../../../../lib/scheduling/waitlist/waitlist_refusals.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const result = await declineOffer(acting, idFrom(ctx.params));
    if (result.kind !== "declined") throw refusalProblem(claimRefusals, result, acting.actor.role);
    return new Response(null, { status: 204 });
  },
});
