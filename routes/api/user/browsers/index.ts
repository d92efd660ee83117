import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { listTrustedBrowsers } from "../../../../lib/auth/sessions/trusted_browsers.ts";
import { trustedBrowserJson } from "../../../../lib/shared/schemas/sessions.ts";

export const handler = define.api({
  GET: {
    tag: "Sessions",
    summary: "List the browsers where no second factor is needed",
    answer: {
      description: "The browsers, the most recently used first.",
      body: named("TrustedBrowsers", z.object({ items: z.array(trustedBrowserJson) })),
    },
    handle: async ({ acting }) => ({ items: await listTrustedBrowsers(acting) }),
  },
});
