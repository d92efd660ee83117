import { passSecondFactor } from "../../../../lib/auth/two_factor/pass_second_factor.ts";
import { userJson } from "../../../../lib/site/sign_in/user_json.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { browserOf, sessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { challengeOrProblem } from "../../../../lib/site/proofs/waiting_challenge.ts";
import { secondFactorInput } from "../../../../lib/shared/schemas/two_factor.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { code, trustBrowser: trust } = await readJson(ctx.req, secondFactorInput);
    const waiting = await challengeOrProblem(ctx);
    const result = await passSecondFactor(ctx.state, waiting, { code, trust }, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
        return Response.json({ user: userJson(result.actor) }, {
          headers: sessionHeaders(result, ctx.state),
        });
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
});
