import { define, named } from "../../../lib/site/define.ts";
import { requireCursor } from "../../../lib/http/require_cursor.ts";
import { readDirectoryCursor } from "../../../lib/directory/directory_cursor.ts";
import { listTherapists } from "../../../lib/directory/list_therapists.ts";
import { therapistsOutput, therapistsQuery } from "../../../lib/shared/schemas/directory.ts";

export const handler = define.api({
  GET: {
    tag: "Therapists",
    summary: "Find therapists",
    description:
      "Returns listed therapists who have weekly hours, each with the next slot that the caller can book. " +
      "The order by soonest slot is computed for each page. If a slot is taken in the meantime, its " +
      "therapist can move to a later page.",
    query: therapistsQuery,
    answer: { description: "A page of the directory.", body: named("Therapists", therapistsOutput) },
    async handle({ caller, query }) {
      requireCursor(query.cursor, (cursor) => readDirectoryCursor(cursor, query.sort));
      const { items, nextCursor } = await listTherapists(caller, query);
      return { items, nextCursor };
    },
  },
});
