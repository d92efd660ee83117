import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { forgetBrowser } from "../../../../lib/auth/sessions/trusted_browsers.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { kind } = await forgetBrowser(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new HttpError(404);
    return new Response(null, { status: 204 });
  },
});
