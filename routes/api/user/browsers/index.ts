import { actingAs } from "../../../../lib/site/access/access.ts";
import { listTrustedBrowsers } from "../../../../lib/auth/sessions/trusted_browsers.ts";
import { define } from "../../../../lib/site/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listTrustedBrowsers(actingAs(ctx));
    return Response.json({
      items: items.map(({ lastSeenAt, trustedUntil, ...item }) => ({
        ...item,
        lastSeenAt: lastSeenAt.toString(),
        trustedUntil: trustedUntil.toString(),
      })),
    });
  },
});
