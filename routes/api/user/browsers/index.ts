import { actingAs } from "../../../../lib/auth/access.ts";
import { listTrustedBrowsers } from "../../../../lib/auth/browsers/trusted_browsers.ts";
import { define } from "../../../../lib/http/define.ts";

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
