import { HttpError } from "fresh";
import { providerNamed } from "../../../../lib/config/providers.ts";
import { unlinkProvider } from "../../../../lib/auth/oauth/unlink_provider.ts";
import { define } from "../../../../lib/site/define.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { actingWithProof } from "../../../../lib/site/proofs/recent_proof.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { acting, session } = actingWithProof(ctx);
    const provider = providerNamed(ctx.params.provider, acting.config);
    if (!provider) throw new HttpError(404);
    const { kind } = await unlinkProvider(acting, session, provider);
    switch (kind) {
      case "unlinked":
        return new Response(null, { status: 204 });
      case "not_found":
        throw new HttpError(404);
      case "last_way_in":
        throw new Problem(409, "Nothing else signs in to the account.", { code: "last_way_in" });
    }
  },
});
