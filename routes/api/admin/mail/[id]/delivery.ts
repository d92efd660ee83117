import { define } from "../../../../../lib/site/define.ts";
import { sendAgain } from "../../../../../lib/jobs/mail_log/send_again.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { sendAgainRefusals } from "../../../../../lib/jobs/mail_log/send_again_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Service",
    summary: "Send a failed email again",
    answer: { status: 202, description: "The email is back in the queue." },
    problems: sendAgainRefusals,
    async handle({ acting, params }) {
      const result = await sendAgain(acting, params.id);
      if (result.kind !== "waiting") throw refusalProblem(sendAgainRefusals, result);
    },
  },
});
