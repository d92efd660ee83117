import { HttpError } from "fresh";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { readCalendarFile } from "../../../lib/scheduling/mail/read_calendar_file.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const calendar = await readCalendarFile(actingAs(ctx), idFrom(ctx.params));
    if (!calendar) throw new HttpError(404);
    return new Response(calendar.content, {
      headers: {
        "content-type": `text/calendar; charset=utf-8; method=${calendar.method}`,
        "content-disposition": 'attachment; filename="bloom-visit.ics"',
        "cache-control": "no-store",
      },
    });
  },
});
