import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { deleteNote, getNote, putNote } from "../../(_notes)/note_api.ts";

export const handler = define.handlers({
  GET: (ctx) => getNote(actingAs(ctx), "psychotherapy", idFrom(ctx.params)),
  PUT: (ctx) => putNote(actingAs(ctx), "psychotherapy", idFrom(ctx.params), ctx.req),
  DELETE: (ctx) => deleteNote(actingAs(ctx), "psychotherapy", idFrom(ctx.params)),
});
