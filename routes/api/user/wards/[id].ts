import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { endGuardianship } from "../../../../lib/leaving/end_guardianship.ts";
import { readWard } from "../../../../lib/people/guardians/read_wards.ts";
import { changeWard } from "../../../../lib/people/guardians/save_ward.ts";
import { wardInput, wardOutput } from "../../../../lib/shared/schemas/wards.ts";
import { notFoundProblem, refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { wardRefusals } from "../../../../lib/people/guardians/ward_refusals.ts";

const ward = named("Ward", wardOutput);

export const handler = define.api({
  GET: {
    tag: "Family",
    summary: "Read a child's details",
    answer: { description: "The child.", body: ward },
    async handle({ acting, params }) {
      const ward = await readWard(acting, params.id);
      if (!ward) throw notFoundProblem();
      return ward;
    },
  },

  PUT: {
    tag: "Family",
    summary: "Change a child's details",
    body: named("WardInput", wardInput),
    answer: { description: "The child after the change.", body: ward },
    async handle({ acting, params, body }) {
      const result = await changeWard(acting, params.id, body);
      if (result.kind !== "saved") throw refusalProblem(wardRefusals, result);
      return result.ward;
    },
  },

  DELETE: {
    tag: "Family",
    summary: "Stop acting for a child",
    answer: {
      description:
        "The caller no longer acts for the child. If no one else does, this is how many visits were canceled.",
      body: named("EndedGuardianship", z.object({ cancelledVisits: z.int() })),
    },
    async handle({ acting, params }) {
      const result = await endGuardianship(acting, params.id);
      if (result.kind === "not_found") throw notFoundProblem();
      return { cancelledVisits: result.cancelledVisits };
    },
  },
});
