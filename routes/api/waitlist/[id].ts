import { define } from "../../../lib/site/define.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";
import { notFoundProblem } from "../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Appointments",
    summary: "Leave the waitlist",
    answer: { description: "The entry is removed. An open offer goes to the next patient." },
    async handle({ acting, params }) {
      if (!await leaveWaitlist(acting, params.id)) throw notFoundProblem();
    },
  },
});
