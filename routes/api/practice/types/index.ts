import { define, named, reply } from "../../../../lib/site/define.ts";
import { listOwnTypes } from "../../../../lib/scheduling/schedule/own_types.ts";
import { addType } from "../../../../lib/scheduling/schedule/save_type.ts";
import {
  appointmentTypeInput,
  appointmentTypeJson,
  appointmentTypesJson,
} from "../../../../lib/shared/schemas/appointment_types.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { addTypeRefusals } from "../../../../lib/scheduling/schedule/type_refusals.ts";

export const handler = define.api({
  GET: {
    tag: "Practice",
    summary: "List the therapist's types of visits",
    answer: {
      description: "The types, those on offer first.",
      body: named("AppointmentTypes", appointmentTypesJson),
    },
    handle: async ({ acting }) => ({ items: await listOwnTypes(acting) }),
  },

  POST: {
    tag: "Practice",
    summary: "Add a type of visit",
    body: named("AppointmentTypeInput", appointmentTypeInput),
    answer: {
      status: 201,
      description: "The type of visit. The Location header has its address.",
      body: named("AppointmentType", appointmentTypeJson),
    },
    problems: addTypeRefusals,
    async handle({ acting, body }) {
      const result = await addType(acting, body);
      if (result.kind !== "saved") throw refusalProblem(addTypeRefusals, result);
      return reply(result.type, { headers: { location: `/api/practice/types/${result.type.id}` } });
    },
  },
});
