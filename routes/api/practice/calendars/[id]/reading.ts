import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { tooManyProblem } from "../../../../../lib/site/too_many.ts";
import { askForReading } from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await askForReading(actingAs(ctx), idFrom(ctx.params));
    switch (result.kind) {
      case "asked":
        return new Response(null, { status: 202 });
      case "not_found":
        throw new Problem(404, "There is no such calendar, or it is not yours.");
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
