import { HttpError } from "fresh";
import { z } from "zod";
import { define } from "../../../../lib/site/define.ts";
import { unlinkProvider } from "../../../../lib/auth/oauth/unlink_provider.ts";
import { providerIds, providerNamed } from "../../../../lib/config/providers.ts";
import { Problem } from "../../../../lib/http/problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Accounts",
    summary: "Unlink a provider",
    params: { provider: z.enum(providerIds) },
    needsProof: true,
    answer: { description: "The provider no longer signs in. Other sessions have ended." },
    problems: { 409: "`last_way_in`: Nothing else signs in to the account." },
    async handle({ acting, session, params }) {
      const provider = providerNamed(params.provider, acting.config);
      if (!provider) throw new HttpError(404);
      const { kind } = await unlinkProvider(acting, session, provider);
      switch (kind) {
        case "unlinked":
          return;
        case "not_found":
          throw new HttpError(404);
        case "last_way_in":
          throw new Problem(409, "Nothing else signs in to the account.", { code: "last_way_in" });
      }
    },
  },
});
