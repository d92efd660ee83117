import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { importedCalendarJson } from "../../(_calendars)/calendar_json.ts";
import {
  listOwnCalendars,
  removeCalendar,
} from "../../../../../lib/scheduling/calendars/import/own_calendars.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const id = idFrom(ctx.params);
    const calendar = (await listOwnCalendars(actingAs(ctx))).find((own) => own.id === id);
    if (!calendar) throw noSuchCalendar();
    return Response.json(importedCalendarJson(calendar));
  },

  async DELETE(ctx) {
    const { kind } = await removeCalendar(actingAs(ctx), idFrom(ctx.params));
    if (kind === "not_found") throw noSuchCalendar();
    return new Response(null, { status: 204 });
  },
});

const noSuchCalendar = () => new Problem(404, "There is no such calendar, or it is not yours.");
