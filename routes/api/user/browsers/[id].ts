import { define } from "../../../../lib/site/define.ts";
import { forgetBrowser } from "../../../../lib/auth/sessions/trusted_browsers.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  DELETE: {
    tag: "Sessions",
    summary: "Stop trusting a browser",
    answer: { description: "Bloom asks for the second factor in this browser again." },
    async handle({ acting, params }) {
      const { kind } = await forgetBrowser(acting, params.id);
      if (kind === "not_found") throw notFoundProblem();
    },
  },
});
