import { actingInSession } from "../../../lib/site/access/access.ts";
import { findSecondFactors } from "../../../lib/auth/two_factor/second_factors.ts";
import { define } from "../../../lib/site/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { acting, session } = actingInSession(ctx);
    const factors = await findSecondFactors(acting.db, acting.actor.userId);
    return Response.json({ ...factors, provenInSession: session.secondFactorAt !== null });
  },
});
