import { define } from "../../../../lib/site/define.ts";
import { endOwnSession } from "../../../../lib/auth/sessions/end_own_sessions.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Sessions",
    summary: "End one of the caller's sessions",
    answer: { description: "The session has ended." },
    async handle({ acting, params }) {
      const { kind } = await endOwnSession(acting, params.id);
      if (kind === "not_found") throw notFoundProblem();
    },
  },
});
