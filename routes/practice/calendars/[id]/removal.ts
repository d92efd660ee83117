import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { removeCalendar } from "../../../../lib/scheduling/calendars/import/own_calendars.ts";
import * as paths from "../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { kind } = await removeCalendar(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw new HttpError(404);
    return redirectTo(paths.importedCalendars({ done: "removed" }));
  },
});
