import { define, named, reply } from "../../../../lib/site/define.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { listOwnTypes } from "../../../../lib/scheduling/schedule/own_types.ts";
import { addType } from "../../../../lib/scheduling/schedule/save_type.ts";
import {
  appointmentTypeInput,
  appointmentTypeJson,
  appointmentTypesJson,
} from "../../../../lib/shared/schemas/appointment_types.ts";

export const handler = define.api({
  GET: {
    tag: "Practice",
    summary: "List the therapist's kinds of visits",
    answer: {
      description: "Those that can be chosen come first.",
      body: named("AppointmentTypes", appointmentTypesJson),
    },
    handle: async ({ acting }) => ({ items: await listOwnTypes(acting) }),
  },

  POST: {
    tag: "Practice",
    summary: "Add a kind of visit",
    body: named("AppointmentTypeInput", appointmentTypeInput),
    answer: {
      status: 201,
      description: "The kind of visit. Location says where it is.",
      body: named("AppointmentType", appointmentTypeJson),
    },
    problems: { 409: "`too_many`: The therapist offers as many kinds as possible." },
    async handle({ acting, body }) {
      const result = await addType(acting, body);
      if (result.kind === "too_many") {
        throw new Problem(409, `At most ${result.most} kinds can be offered. Stop offering one first.`, {
          code: "too_many",
        });
      }
      if (result.kind === "not_found") throw new Error("What was just added is not there.");
      return reply(result.type, { headers: { location: `/api/practice/types/${result.type.id}` } });
    },
  },
});
