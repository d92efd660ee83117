import { define, named } from "../../../../lib/site/define.ts";
import { readWards } from "../../../../lib/people/guardians/read_wards.ts";
import { addWard } from "../../../../lib/people/guardians/save_ward.ts";
import { wardInput, wardOutput, wardsOutput } from "../../../../lib/shared/schemas/wards.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { wardRefusals } from "../../../../lib/people/guardians/ward_refusals.ts";

export const handler = define.api({
  GET: {
    tag: "Family",
    summary: "List the children for whom the caller acts",
    answer: { description: "The children, by name.", body: named("Wards", wardsOutput) },
    async handle({ acting }) {
      const wards = await readWards(acting);
      return { items: wards };
    },
  },

  POST: {
    tag: "Family",
    summary: "Add a child for whom the caller acts",
    body: named("WardInput", wardInput),
    answer: {
      status: 201,
      description: "The child. The caller can now book visits for them.",
      body: named("Ward", wardOutput),
    },
    problems: { too_many: wardRefusals.too_many },
    async handle({ acting, body }) {
      const result = await addWard(acting, body);
      if (result.kind !== "saved") throw refusalProblem(wardRefusals, result);
      return result.ward;
    },
  },
});
