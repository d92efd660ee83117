import { z } from "zod";
import { define } from "../../../../lib/site/define.ts";
import { unlinkProvider } from "../../../../lib/auth/oauth/unlink_provider.ts";
import { providerIds, providerNamed } from "../../../../lib/config/providers.ts";
import { notFoundProblem, refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { unlinkRefusals } from "../../../../lib/auth/oauth/provider_refusals.ts";

export const handler = define.api({
  DELETE: {
    tag: "Accounts",
    summary: "Unlink a provider",
    params: { provider: z.enum(providerIds) },
    needsProof: true,
    answer: { description: "The provider can no longer be used to sign in. Other sessions have ended." },
    problems: unlinkRefusals,
    async handle({ acting, session, params }) {
      const provider = providerNamed(params.provider, acting.config);
      if (!provider) throw notFoundProblem();
      const result = await unlinkProvider(acting, session, provider);
      if (result.kind !== "unlinked") throw refusalProblem(unlinkRefusals, result);
    },
  },
});
