import { define, named } from "../../../lib/site/define.ts";
import { signIn } from "../../../lib/auth/sign_in/sign_in.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { firstFactorAnswers, firstFactorReply } from "../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf } from "../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem, tooManyProblems } from "../../../lib/site/too_many.ts";
import { signInInput } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Sign in",
    body: named("SignIn", signInInput),
    answer: firstFactorAnswers,
    problems: [{
      401: "`wrong_credentials`: The address or the password is wrong.",
      403: "`email_unproven`: The address is not confirmed yet. A new code has been mailed to it.",
    }, tooManyProblems],
    async handle({ ctx, body }) {
      const result = await signIn(ctx.state, body, browserOf(ctx));
      switch (result.kind) {
        case "signed_in":
        case "second_factor_needed":
          return firstFactorReply(ctx.state, result);
        case "wrong":
          throw new Problem(401, "Email address or password is wrong.", { code: "wrong_credentials" });
        case "unproven":
          throw new Problem(403, "This address is not proven yet. A new code has been mailed to it.", {
            code: "email_unproven",
          });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
