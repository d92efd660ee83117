import { define, named } from "../../../../lib/site/define.ts";
import { resetPassword } from "../../../../lib/auth/password_reset/reset_password.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { firstFactorAnswers, firstFactorReply } from "../../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem, tooManyProblems } from "../../../../lib/site/too_many.ts";
import { confirmPasswordResetInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Set a new password with the link",
    description: "All sessions end.",
    body: named("ConfirmPasswordReset", confirmPasswordResetInput),
    answer: firstFactorAnswers,
    problems: [{
      422: "`link_gone`: The link has been used, was replaced by a newer one, or has expired. " +
        "`weak_password`: The password is too easy to guess.",
    }, tooManyProblems],
    async handle({ ctx, body: { token: secret, password } }) {
      const result = await resetPassword(ctx.state, { secret, password }, browserOf(ctx));
      switch (result.kind) {
        case "signed_in":
        case "second_factor_needed":
          return firstFactorReply(ctx.state, result);
        case "weak_password":
          throw new Problem(422, result.reason, {
            code: "weak_password",
            errors: [{ path: "password", message: result.reason }],
          });
        case "gone":
          throw new Problem(422, "This link has been used, replaced by a newer one, or has run out.", {
            code: "link_gone",
          });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
