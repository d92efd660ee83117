import { actingInSession } from "../../../../lib/site/access/access.ts";
import { confirmIdentity } from "../../../../lib/auth/step_up/confirm_identity.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { confirmationInput } from "../../../../lib/shared/schemas/two_factor.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const result = await confirmIdentity(acting, session, await readJson(ctx.req, confirmationInput));
    switch (result.kind) {
      case "confirmed": {
        const provenAt = result.started.session.provenAt.toString();
        return Response.json({ provenAt }, { headers: renewedSessionHeaders(result.started, ctx.state) });
      }
      case "missing":
        throw new Problem(
          409,
          "This account has neither password nor app: confirm with a passkey or provider.",
          {
            code: "no_such_proof",
          },
        );
      case "wrong":
        throw new Problem(422, "This is not right.", { code: "wrong_proof" });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
