import { actingInSession } from "../../../../lib/site/access/access.ts";
import { confirmEnrollment } from "../../../../lib/auth/two_factor/enrollment.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { confirmAuthenticatorInput } from "../../../../lib/shared/schemas/two_factor.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const { code } = await readJson(ctx.req, confirmAuthenticatorInput);
    const result = await confirmEnrollment(acting, session, code);
    switch (result.kind) {
      case "confirmed": {
        const headers = renewedSessionHeaders(result.started, ctx.state);
        headers.set("cache-control", "no-store");
        return Response.json({ recoveryCodes: result.recoveryCodes }, { headers });
      }
      case "wrong":
        throw new Problem(422, "This code is not right.", { code: "wrong_code" });
      case "gone":
        throw new Problem(409, "No key waits for its first code. Begin again.", { code: "no_enrollment" });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
