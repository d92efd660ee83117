import { define, named } from "../../../../lib/site/define.ts";
import { resetPassword } from "../../../../lib/auth/password_reset/reset_password.ts";
import { firstFactorAnswers, firstFactorReply } from "../../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { confirmPasswordResetInput } from "../../../../lib/shared/schemas/password.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { resetRefusals } from "../../../../lib/auth/password_reset/reset_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Set a new password with the emailed link",
    description: "All sessions end.",
    body: named("ConfirmPasswordReset", confirmPasswordResetInput),
    answer: firstFactorAnswers,
    problems: resetRefusals,
    async handle({ ctx, body: { token: secret, password } }) {
      const result = await resetPassword(ctx.state, { secret, password }, browserOf(ctx));
      switch (result.kind) {
        case "signed_in":
        case "second_factor_needed":
          return firstFactorReply(ctx.state, result);
        default:
          throw refusalProblem(resetRefusals, result);
      }
    },
  },
});
