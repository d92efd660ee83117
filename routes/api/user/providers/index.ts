import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { listProviders } from "../../../../lib/auth/oauth/list_providers.ts";
import { providerIds } from "../../../../lib/config/providers.ts";

const provider = z.object({ id: z.enum(providerIds), label: z.string(), isLinked: z.boolean() });

export const handler = define.api({
  GET: {
    tag: "Accounts",
    summary: "List the providers that the caller can link and sign in with",
    description:
      "Signing in and linking require a browser. They start at /sign-in and /account/security/providers.",
    answer: {
      description: "The providers that are set up.",
      body: named("Providers", z.object({ items: z.array(provider) })),
    },
    async handle({ acting }) {
      const items = await listProviders(acting);
      return { items };
    },
  },
});
