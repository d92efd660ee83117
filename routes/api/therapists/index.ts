import { define } from "../../../lib/site/define.ts";
import { readQuery } from "../../../lib/http/json.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { readDirectoryCursor } from "../../../lib/directory/directory_cursor.ts";
import { listTherapists } from "../../../lib/directory/list_therapists.ts";
import { therapistJson } from "../../../lib/directory/therapist_card.ts";
import { therapistsQuery } from "../../../lib/shared/schemas/directory.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const question = readQuery(ctx.url, therapistsQuery);
    requireCursor(question.cursor, (cursor) => readDirectoryCursor(cursor, question.sort));
    const { items, nextCursor } = await listTherapists(ctx.state, question);
    return Response.json({ items: items.map(therapistJson), nextCursor });
  },
});
