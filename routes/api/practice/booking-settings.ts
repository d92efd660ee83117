import { actingAs } from "../../../lib/auth/access.ts";
import { define } from "../../../lib/http/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { readBookingSettings, saveBookingSettings } from "../../../lib/scheduling/types/booking_settings.ts";
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
