import { define, named, reply } from "../../../lib/site/define.ts";
import { verifyEmail } from "../../../lib/auth/sign_up/verify_email.ts";
import { signedInAnswer } from "../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf, sessionHeaders } from "../../../lib/site/sign_in/start_browser_session.ts";
import { userJson } from "../../../lib/site/sign_in/user_json.ts";
import { verifyEmailInput } from "../../../lib/shared/schemas/auth.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { verifyRefusals } from "../../../lib/auth/sign_up/sign_up_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Confirm the email address with the emailed code, and sign in",
    body: named("VerifyEmail", verifyEmailInput),
    answer: signedInAnswer,
    problems: verifyRefusals,
    async handle({ ctx, body }) {
      const result = await verifyEmail(ctx.state, body, browserOf(ctx));
      if (result.kind !== "verified") throw refusalProblem(verifyRefusals, result);
      return reply({ user: userJson(result.actor) }, { headers: sessionHeaders(result, ctx.state) });
    },
  },
});
