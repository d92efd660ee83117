import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { reviewCredential, reviewSentence } from "../../../../../lib/people/credentials/review_credential.ts";
import { reviewInput } from "../../../../../lib/shared/schemas/credentials.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const id = idFrom(ctx.params);
    const result = await reviewCredential(actingAs(ctx), id, await readJson(ctx.req, reviewInput));
    switch (result.kind) {
      case "reviewed":
        return new Response(null, { status: 204 });
      case "not_found":
        throw new Problem(404, "There is no such license.");
      case "changed":
      case "expired":
        throw new Problem(409, reviewSentence(result), { code: result.kind });
    }
  },
});
