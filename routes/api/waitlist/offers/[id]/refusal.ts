import { define } from "../../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { declineOffer } from "../../../../../lib/scheduling/waitlist/answer_offer.ts";
import { claimRefusals } from "../../../../../lib/scheduling/waitlist/waitlist_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Decline an offered time, and keep waiting",
    answer: { description: "The time is offered to the next patient." },
    problems: { gone: claimRefusals.gone },
    async handle({ acting, params }) {
      const result = await declineOffer(acting, params.id);
      if (result.kind !== "declined") throw refusalProblem(claimRefusals, result, acting.actor.role);
    },
  },
});
