import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { readForm } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { changeType } from "../../../../lib/scheduling/schedule/save_type.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { archivalForm } from "../../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const form = await readForm(ctx.req, archivalForm);
    if (form.kind === "invalid") throw new HttpError(422, Object.values(form.errors)[0]);
    const archived = form.input.archived === "yes";
    const result = await changeType(acting, idFrom(ctx.params), { archived });
    if (result.kind === "not_found") throw new HttpError(404);
    return redirectTo(paths.types({ done: archived ? "archived" : "offered" }));
  },
});
