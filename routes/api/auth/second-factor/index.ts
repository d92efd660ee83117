import { define, named, reply } from "../../../../lib/site/define.ts";
import { passSecondFactor } from "../../../../lib/auth/two_factor/pass_second_factor.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { challengeOrProblem } from "../../../../lib/site/proofs/waiting_challenge.ts";
import { signedInAnswer } from "../../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf, sessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { userJson } from "../../../../lib/site/sign_in/user_json.ts";
import { tooManyProblem, tooManyProblems } from "../../../../lib/site/too_many.ts";
import { secondFactorInput } from "../../../../lib/shared/schemas/two_factor.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Pass the second factor with a code of the app or a recovery code",
    description: "After a sign-in that answered 202. Its cookie says whose sign-in it is.",
    body: named("SecondFactor", secondFactorInput),
    answer: signedInAnswer,
    problems: [{
      401: "`no_challenge`: No sign-in is waiting for a second factor.",
      422: "`wrong_code`: The code is wrong, or has been used.",
    }, tooManyProblems],
    async handle({ ctx, body: { code, trustBrowser: trust } }) {
      const waiting = await challengeOrProblem(ctx);
      const result = await passSecondFactor(ctx.state, waiting, { code, trust }, browserOf(ctx));
      switch (result.kind) {
        case "signed_in":
          return reply({ user: userJson(result.actor) }, { headers: sessionHeaders(result, ctx.state) });
        case "wrong":
          throw new Problem(422, "This code is not right, or has been used.", { code: "wrong_code" });
        case "gone":
          throw new Problem(401, "Nothing waits for a second factor here any more. Sign in again.", {
            code: "no_challenge",
          });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
