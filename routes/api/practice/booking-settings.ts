import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import {
  readBookingSettings,
  saveBookingSettings,
} from "../../../lib/scheduling/schedule/booking_settings.ts";
import { bookingSettingsInput } from "../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return Response.json(await readBookingSettings(actingAs(ctx)));
  },

  async PUT(ctx) {
    const acting = actingAs(ctx);
    await saveBookingSettings(acting, await readJson(ctx.req, bookingSettingsInput));
    return Response.json(await readBookingSettings(acting));
  },
});
