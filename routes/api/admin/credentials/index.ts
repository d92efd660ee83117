import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { listForReview } from "../../../../lib/people/credentials/credentials_for_review.ts";
import { reviewedCredentialJson, reviewQuery } from "../../../../lib/shared/schemas/credentials.ts";

export const handler = define.api({
  GET: {
    tag: "Licenses",
    summary: "List the practice's licenses",
    query: reviewQuery,
    answer: {
      description: "At most 200 licenses of the chosen list. Default: those that are waiting for a decision.",
      body: named("ReviewedCredentials", z.object({ items: z.array(reviewedCredentialJson) })),
    },
    async handle({ acting, query }) {
      const items = await listForReview(acting, query.list);
      return { items };
    },
  },
});
