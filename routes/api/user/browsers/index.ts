import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { listTrustedBrowsers } from "../../../../lib/auth/sessions/trusted_browsers.ts";
import { trustedBrowserJson } from "../../../../lib/shared/schemas/sessions.ts";

export const handler = define.api({
  GET: {
    tag: "Sessions",
    summary: "List the browsers that are not asked for a second factor",
    answer: {
      description: "The one used last comes first.",
      body: named("TrustedBrowsers", z.object({ items: z.array(trustedBrowserJson) })),
    },
    handle: async ({ acting }) => ({ items: await listTrustedBrowsers(acting) }),
  },
});
