import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { askForReading } from "../../../../lib/scheduling/calendars/import/own_calendars.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { readingRefusals } from "../../../../lib/scheduling/calendars/import/calendar_refusals.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await askForReading(actingAs(ctx), idFrom(ctx.params));
    switch (result.kind) {
      case "asked":
        return redirectTo(paths.importedCalendars({ done: "reading" }));
      case "not_found":
        throw new HttpError(404);
      case "too_many":
        throw refusalProblem(readingRefusals, result);
    }
  },
});
