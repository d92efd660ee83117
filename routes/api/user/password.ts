import { actingInSession } from "../../../lib/site/access/access.ts";
import { changePassword } from "../../../lib/auth/password/change_password.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { passwordOrProblem } from "../../../lib/site/proofs/password_or_problem.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { changePasswordInput } from "../../../lib/shared/schemas/password.ts";

export const handler = define.handlers({
  async PUT(ctx) {
    const { acting, session } = actingInSession(ctx);
    const { currentPassword, newPassword } = await readJson(ctx.req, changePasswordInput);
    const headers = await passwordOrProblem(acting, session, currentPassword);
    const result = await changePassword(acting, session, newPassword);
    if (result.kind === "changed") return new Response(null, { status: 204, headers });
    throw new Problem(422, result.reason, {
      code: "weak_password",
      errors: [{ path: "newPassword", message: result.reason }],
    });
  },
});
