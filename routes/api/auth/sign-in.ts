import { define, named } from "../../../lib/site/define.ts";
import { signIn } from "../../../lib/auth/sign_in/sign_in.ts";
import { firstFactorAnswers, firstFactorReply } from "../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf } from "../../../lib/site/sign_in/start_browser_session.ts";
import { signInInput } from "../../../lib/shared/schemas/auth.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { signInRefusals } from "../../../lib/auth/sign_in/sign_in_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Sign in",
    body: named("SignIn", signInInput),
    answer: firstFactorAnswers,
    problems: signInRefusals,
    async handle({ ctx, body }) {
      const result = await signIn(ctx.state, body, browserOf(ctx));
      switch (result.kind) {
        case "signed_in":
        case "second_factor_needed":
          return firstFactorReply(ctx.state, result);
        default:
          throw refusalProblem(signInRefusals, result);
      }
    },
  },
});
