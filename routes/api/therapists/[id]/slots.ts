import { HttpError } from "fresh";
import { define } from "../../../../lib/site/define.ts";
import { readQuery } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { findSlots } from "../../../../lib/scheduling/free/find_slots.ts";
import { slotJson } from "../../../../lib/scheduling/free/slot_json.ts";
import { slotsQuery } from "../../../../lib/shared/schemas/slots.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const query = readQuery(ctx.url, slotsQuery);
    const timeZone = query.timeZone ?? ctx.state.actor?.timeZone ?? "UTC";
    const today = ctx.state.now().toZonedDateTimeISO(timeZone).toPlainDate();
    const found = await findSlots(ctx.state, {
      therapistId: idFrom(ctx.params),
      from: query.from ? Temporal.PlainDate.from(query.from) : today,
      days: query.days,
      timeZone,
      typeId: query.typeId,
      patientId: query.patientId,
    });
    if (found.kind === "not_found") throw new HttpError(404, "There is no such therapist.");
    return Response.json({
      items: found.days.flatMap(({ slots }) => slots.map(slotJson)),
      timeZone,
      nextFree: found.nextFree && slotJson(found.nextFree),
    });
  },
});
