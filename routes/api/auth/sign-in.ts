import { signIn } from "../../../lib/auth/sign_in/sign_in.ts";
import { define } from "../../../lib/site/define.ts";
import { firstFactorResponse } from "../../../lib/site/sign_in/first_factor_response.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { browserOf } from "../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem } from "../../../lib/site/too_many.ts";
import { signInInput } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const input = await readJson(ctx.req, signInInput);
    const result = await signIn(ctx.state, input, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
      case "second_factor_needed":
        return firstFactorResponse(ctx.state, result);
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
});
