import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import {
  readReminderChoices,
  saveReminderChoices,
} from "../../../lib/scheduling/reminders/reminder_choices.ts";
import { reminderChoices } from "../../../lib/shared/schemas/reminders.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return Response.json({ minutesBefore: await readReminderChoices(actingAs(ctx)) });
  },

  async PUT(ctx) {
    const acting = actingAs(ctx);
    const { minutesBefore } = await readJson(ctx.req, reminderChoices);
    await saveReminderChoices(acting, minutesBefore);
    return Response.json({ minutesBefore });
  },
});
