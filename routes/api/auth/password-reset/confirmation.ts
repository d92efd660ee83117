import { resetPassword } from "../../../../lib/auth/password_reset/reset_password.ts";
import { define } from "../../../../lib/site/define.ts";
import { firstFactorResponse } from "../../../../lib/site/sign_in/first_factor_response.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { browserOf } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { confirmPasswordResetInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { token: secret, password } = await readJson(ctx.req, confirmPasswordResetInput);
    const result = await resetPassword(ctx.state, { secret, password }, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
      case "second_factor_needed":
        return firstFactorResponse(ctx.state, result);
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
});
