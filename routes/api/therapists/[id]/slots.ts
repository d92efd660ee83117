import { define, named } from "../../../../lib/site/define.ts";
import { findSlots } from "../../../../lib/scheduling/free/find_slots.ts";
import { slotsOutput, slotsQuery } from "../../../../lib/shared/schemas/slots.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Therapists",
    summary: "List a therapist's free slots",
    description:
      "The slots start on the requested days in `timeZone`. Default: a week from today in the caller's zone.",
    query: slotsQuery,
    answer: { description: "The slots, in order.", body: named("Slots", slotsOutput) },
    async handle({ caller, params, query }) {
      const timeZone = query.timeZone ?? caller.actor?.timeZone ?? "UTC";
      const today = caller.now().toZonedDateTimeISO(timeZone).toPlainDate();
      const found = await findSlots(caller, {
        therapistId: params.id,
        from: query.from ? Temporal.PlainDate.from(query.from) : today,
        days: query.days,
        timeZone,
        typeId: query.typeId,
        patientId: query.patientId,
      });
      if (found.kind === "not_found") throw notFoundProblem();
      return {
        items: found.days.flatMap(({ slots }) => slots),
        timeZone,
        nextFree: found.nextFree,
      };
    },
  },
});
