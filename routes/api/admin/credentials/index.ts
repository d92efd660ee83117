import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readQuery } from "../../../../lib/http/json.ts";
import {
  listForReview,
  reviewedCredentialJson,
} from "../../../../lib/people/credentials/credentials_for_review.ts";
import { reviewQuery } from "../../../../lib/shared/schemas/credentials.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const { list } = readQuery(ctx.url, reviewQuery);
    const items = await listForReview(acting, list);
    return Response.json({ items: items.map((view) => reviewedCredentialJson(view, acting.now())) });
  },
});
