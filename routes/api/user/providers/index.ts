import { actingAs } from "../../../../lib/site/access/access.ts";
import { listProviders } from "../../../../lib/auth/oauth/list_providers.ts";
import { define } from "../../../../lib/site/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const items = await listProviders(actingAs(ctx));
    return Response.json({ items: items.map(({ id, label, isLinked }) => ({ id, label, isLinked })) });
  },
});
