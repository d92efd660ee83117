import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { getNotes, postNewNote } from "../../(_notes)/note_api.ts";

export const handler = define.handlers({
  GET: (ctx) => getNotes(actingAs(ctx), "psychotherapy", idFrom(ctx.params)),
  POST: (ctx) => postNewNote(actingAs(ctx), "psychotherapy", idFrom(ctx.params), ctx.req),
});
