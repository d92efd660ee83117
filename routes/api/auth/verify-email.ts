import { define, named, reply } from "../../../lib/site/define.ts";
import { verifyEmail } from "../../../lib/auth/sign_up/verify_email.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { signedInAnswer } from "../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf, sessionHeaders } from "../../../lib/site/sign_in/start_browser_session.ts";
import { userJson } from "../../../lib/site/sign_in/user_json.ts";
import { tooManyProblem, tooManyProblems } from "../../../lib/site/too_many.ts";
import { verifyEmailInput } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Confirm the email address with its code, and sign in",
    body: named("VerifyEmail", verifyEmailInput),
    answer: signedInAnswer,
    problems: [{
      409: "`address_taken`: The address belongs to another account by now.",
      422: "`wrong_code`: The code does not belong to this address, or can no longer be used.",
    }, tooManyProblems],
    async handle({ ctx, body }) {
      const result = await verifyEmail(ctx.state, body, browserOf(ctx));
      switch (result.kind) {
        case "verified":
          return reply({ user: userJson(result.actor) }, { headers: sessionHeaders(result, ctx.state) });
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
  },
});
