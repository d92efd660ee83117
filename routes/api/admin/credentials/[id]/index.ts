import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import {
  findForReview,
  reviewedCredentialJson,
} from "../../../../../lib/people/credentials/credentials_for_review.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const credential = await findForReview(acting, idFrom(ctx.params));
    if (!credential) throw new Problem(404, "There is no such license.");
    return Response.json(reviewedCredentialJson(credential, acting.now()));
  },
});
