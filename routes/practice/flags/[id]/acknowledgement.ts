import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { acknowledgeFlag } from "../../../../lib/records/measures/measure_flags.ts";
import * as paths from "../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { kind } = await acknowledgeFlag(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new HttpError(404);
    return redirectTo(paths.flags({ done: "seen" }));
  },
});
