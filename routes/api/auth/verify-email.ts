import { userJson } from "../../../lib/site/sign_in/user_json.ts";
import { verifyEmail } from "../../../lib/auth/sign_up/verify_email.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { browserOf, sessionHeaders } from "../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem } from "../../../lib/site/too_many.ts";
import { verifyEmailInput } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const input = await readJson(ctx.req, verifyEmailInput);
    const result = await verifyEmail(ctx.state, input, browserOf(ctx));
    switch (result.kind) {
      case "verified":
        return Response.json({ user: userJson(result.actor) }, {
          headers: sessionHeaders(result, ctx.state),
        });
      case "taken":
        throw new Problem(409, "This address has an account already. Sign in.", { code: "address_taken" });
      case "wrong_code":
      case "gone":
        throw new Problem(422, "This code does not fit this address, or can no longer be used.", {
          code: "wrong_code",
          errors: [{ path: "code", message: "Enter the code of the newest mail." }],
        });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
