import { define } from "../../../lib/http/define.ts";
import { readQuery } from "../../../lib/http/json.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { readDirectoryCursor } from "../../../lib/people/directory_cursor.ts";
import { listTherapists } from "../../../lib/people/list_therapists.ts";
import { therapistJson } from "../../../lib/people/therapist_card.ts";
import { therapistsQuery } from "../../../lib/shared/schemas/directory.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const question = readQuery(ctx.url, therapistsQuery);
    requireCursor(question.cursor, (cursor) => readDirectoryCursor(cursor, question.sort));
    const { items, nextCursor } = await listTherapists(ctx.state, question);
    return Response.json({ items: items.map(therapistJson), nextCursor });
  },
});
