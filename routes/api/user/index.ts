import { actingInSession } from "../../../lib/auth/access.ts";
import { deleteAccount } from "../../../lib/auth/delete_account.ts";
import { define } from "../../../lib/http/define.ts";
import { deletionSentence } from "../../../lib/http/deletion_sentence.ts";
import { readJson } from "../../../lib/http/json.ts";
import { passwordOrProblem } from "../../../lib/http/password_or_problem.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { clearedSessionCookie } from "../../../lib/http/session_cookie.ts";
import { deleteAccountInput } from "../../../lib/shared/schemas/password.ts";

export const handler = define.handlers({
  async DELETE(ctx) {
    const { acting, session } = actingInSession(ctx);
    const { currentPassword } = await readJson(ctx.req, deleteAccountInput);
    await passwordOrProblem(acting, session, currentPassword);
    const result = await deleteAccount(acting);
    if (result.kind === "deleted") {
      return new Response(null, {
        status: 204,
        headers: { "set-cookie": clearedSessionCookie(ctx.state.config) },
      });
    }
    throw new Problem(409, deletionSentence(result), { code: result.kind });
  },
});
