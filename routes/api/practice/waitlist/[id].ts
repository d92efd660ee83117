import { define } from "../../../../lib/site/define.ts";
import { leaveWaitlist } from "../../../../lib/scheduling/waitlist/leave_waitlist.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Appointments",
    summary: "Remove a patient from the waitlist",
    answer: { description: "The patient is removed." },
    async handle({ acting, params }) {
      if (!await leaveWaitlist(acting, params.id)) throw notFoundProblem();
    },
  },
});
