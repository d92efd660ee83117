import { define } from "../../../lib/http/define.ts";
import { readQuery } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { readDirectoryCursor } from "../../../lib/people/directory_cursor.ts";
import { listTherapists } from "../../../lib/people/list_therapists.ts";
import { therapistJson } from "../../../lib/people/therapist_card.ts";
import { therapistsQuery } from "../../../lib/shared/schemas/directory.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const question = readQuery(ctx.url, therapistsQuery);
    if (question.cursor !== undefined && !readDirectoryCursor(question.cursor, question.sort)) {
      throw new Problem(422, "Some of what was sent cannot be used.", {
        code: "invalid",
        errors: [{ path: "cursor", message: "This is no cursor of this list." }],
      });
    }
    const { items, nextCursor } = await listTherapists(ctx.state, question);
    return Response.json({ items: items.map(therapistJson), nextCursor });
  },
});
