import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { readCareSettings, saveCareSettings } from "../../../lib/people/care/care_settings.ts";
import { careSettingsInput } from "../../../lib/shared/schemas/care.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return Response.json(await readCareSettings(actingAs(ctx)));
  },

  async PUT(ctx) {
    const acting = actingAs(ctx);
    await saveCareSettings(acting, await readJson(ctx.req, careSettingsInput));
    return Response.json(await readCareSettings(acting));
  },
});
