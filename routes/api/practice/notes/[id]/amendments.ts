import { actingAs } from "../../../../../lib/auth/access.ts";
import { define } from "../../../../../lib/http/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { postAmendment } from "../../../../../lib/records/notes/note_api.ts";

export const handler = define.handlers({
  POST: (ctx) => postAmendment(actingAs(ctx), "progress", idFrom(ctx.params), ctx.req),
});
