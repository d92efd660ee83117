import { define } from "../../../lib/site/define.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";
import { notFoundProblem } from "../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Appointments",
    summary: "Leave the waitlist",
    answer: { description: "The caller has left. What was offered to them is offered to the next person." },
    async handle({ acting, params }) {
      if (!await leaveWaitlist(acting, params.id)) throw notFoundProblem();
    },
  },
});
