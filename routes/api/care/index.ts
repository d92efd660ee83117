import { define, named } from "../../../lib/site/define.ts";
import { askToConnect } from "../../../lib/people/care/ask_to_connect.ts";
import { notFoundProblem, refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { careRefusals } from "../../../lib/leaving/care_refusals.ts";
import { findCare, listCare } from "../../../lib/people/care/list_care.ts";
import { careJson, careListJson, careRequestInput } from "../../../lib/shared/schemas/care.ts";

const { not_found, not_licensed, not_accepting, already } = careRefusals;

export const handler = define.api({
  GET: {
    tag: "Care",
    summary: "List the caller's care relationships",
    answer: {
      description: "The relationships, whatever their status.",
      body: named("CareRelationships", careListJson),
    },
    async handle({ acting }) {
      const items = await listCare(acting, "all");
      return { items };
    },
  },

  POST: {
    tag: "Care",
    summary: "Ask a therapist to work together",
    body: named("CareRequest", careRequestInput),
    answer: {
      status: 201,
      description: "The request. The therapist gets an email.",
      body: named("CareRelationship", careJson),
    },
    problems: { not_found, not_licensed, not_accepting, already },
    async handle({ acting, body }) {
      const result = await askToConnect(acting, body);
      if (result.kind !== "asked") throw refusalProblem(careRefusals, result, acting.actor.role);
      const care = await findCare(acting, result.careId);
      if (!care) throw notFoundProblem();
      return care;
    },
  },
});
