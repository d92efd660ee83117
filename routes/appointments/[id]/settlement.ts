import { HttpError } from "fresh";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { settleAppointment } from "../../../lib/scheduling/booking/settle_appointment.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { settlementInput } from "../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const form = await readForm(ctx.req, settlementInput);
    if (form.kind === "invalid") throw new HttpError(422, Object.values(form.errors)[0]);
    const { settlement } = form.input;
    const result = await settleAppointment(acting, id, settlement);
    switch (result.kind) {
      case "settled":
        return redirectTo(paths.appointment(id, { done: settlement }));
      case "not_found":
        throw new HttpError(404);
      // A second tap, or another change was faster: the page shows the current state.
      case "not_possible":
      case "too_early":
        return redirectTo(paths.appointment(id, { done: "not_settled" }));
    }
  },
});
