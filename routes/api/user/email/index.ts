import { actingInSession } from "../../../../lib/site/access/access.ts";
import { askForEmailChange } from "../../../../lib/auth/email_change/ask_for_email_change.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { passwordOrProblem } from "../../../../lib/site/proofs/password_or_problem.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { changeEmailInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const { email, currentPassword } = await readJson(ctx.req, changeEmailInput);
    const headers = await passwordOrProblem(acting, session, currentPassword);
    const result = await askForEmailChange(acting, { email });
    switch (result.kind) {
      case "mailed":
        return Response.json({ status: "mailed" }, { status: 202, headers });
      case "same":
        throw new Problem(422, "This is your address already.", {
          code: "same_email",
          errors: [{ path: "email", message: "This is your address already." }],
        });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
