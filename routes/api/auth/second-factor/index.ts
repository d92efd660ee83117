import { define, named, reply } from "../../../../lib/site/define.ts";
import { passSecondFactor } from "../../../../lib/auth/two_factor/pass_second_factor.ts";
import { challengeOrProblem } from "../../../../lib/site/proofs/waiting_challenge.ts";
import { signedInAnswer } from "../../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf, sessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { userJson } from "../../../../lib/site/sign_in/user_json.ts";
import { secondFactorInput } from "../../../../lib/shared/schemas/two_factor.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { secondFactorRefusals } from "../../../../lib/auth/two_factor/second_factor_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Pass the second factor with a code from the app or a recovery code",
    description:
      "This follows a sign-in that answered 202. The cookie of that answer identifies the sign-in.",
    body: named("SecondFactor", secondFactorInput),
    answer: signedInAnswer,
    problems: secondFactorRefusals,
    async handle({ ctx, body: { code, trustBrowser: trust } }) {
      const waiting = await challengeOrProblem(ctx);
      const result = await passSecondFactor(ctx.state, waiting, { code, trust }, browserOf(ctx));
      if (result.kind !== "signed_in") throw refusalProblem(secondFactorRefusals, result);
      return reply({ user: userJson(result.actor) }, { headers: sessionHeaders(result, ctx.state) });
    },
  },
});
