import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { addCalendar } from "../../../../lib/scheduling/calendars/import/add_calendar.ts";
import { importedCalendarJson } from "../(_calendars)/calendar_json.ts";
import { listOwnCalendars } from "../../../../lib/scheduling/calendars/import/own_calendars.ts";
import { calendarInput } from "../../../../lib/shared/schemas/calendars.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const calendars = await listOwnCalendars(actingAs(ctx));
    return Response.json({ items: calendars.map(importedCalendarJson) });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const result = await addCalendar(acting, await readJson(ctx.req, calendarInput));
    switch (result.kind) {
      case "added":
        return Response.json({ id: result.id }, {
          status: 201,
          headers: { location: `/api/practice/calendars/${result.id}` },
        });
      case "invalid":
        throw new Problem(422, "Some of what was sent cannot be used.", {
          code: "invalid",
          errors: result.errors,
        });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
