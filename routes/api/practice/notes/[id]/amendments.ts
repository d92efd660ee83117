import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { postAmendment } from "../../(_notes)/note_api.ts";

export const handler = define.handlers({
  POST: (ctx) => postAmendment(actingAs(ctx), "progress", idFrom(ctx.params), ctx.req),
});
