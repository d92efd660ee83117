import { define } from "../../../lib/site/define.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { leaveWaitlist } from "../../../lib/scheduling/waitlist/leave_waitlist.ts";

export const handler = define.api({
  DELETE: {
    tag: "Appointments",
    summary: "Leave the waitlist",
    answer: { description: "The caller has left. What was offered to them is offered to the next person." },
    async handle({ acting, params }) {
      if (!await leaveWaitlist(acting, params.id)) throw new Problem(404, "There is no such entry.");
    },
  },
});
