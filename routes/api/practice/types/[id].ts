import { define, named } from "../../../../lib/site/define.ts";
import { findOwnType } from "../../../../lib/scheduling/schedule/own_types.ts";
import { changeType } from "../../../../lib/scheduling/schedule/save_type.ts";
import {
  appointmentTypeChange,
  appointmentTypeJson,
} from "../../../../lib/shared/schemas/appointment_types.ts";
import { notFoundProblem, refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { changeTypeRefusals } from "../../../../lib/scheduling/schedule/type_refusals.ts";

const type = named("AppointmentType", appointmentTypeJson);

export const handler = define.api({
  GET: {
    tag: "Practice",
    summary: "Read a type of visit",
    answer: { description: "The type of visit.", body: type },
    async handle({ acting, params }) {
      const type = await findOwnType(acting, params.id);
      if (!type) throw notFoundProblem();
      return type;
    },
  },

  PATCH: {
    tag: "Practice",
    summary: "Change a type of visit",
    description: "`archived: true` stops offering it. Booked visits keep their name and length.",
    body: named("AppointmentTypeChange", appointmentTypeChange),
    answer: { description: "The changed type of visit.", body: type },
    async handle({ acting, params, body }) {
      const result = await changeType(acting, params.id, body);
      if (result.kind !== "saved") throw refusalProblem(changeTypeRefusals, result);
      return result.type;
    },
  },
});
