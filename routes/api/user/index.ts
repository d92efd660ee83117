import { actingInSession } from "../../../lib/site/access/access.ts";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { define } from "../../../lib/site/define.ts";
import { deletionSentence } from "../../(_page)/deletion_sentence.ts";
import { readJson } from "../../../lib/http/json.ts";
import { passwordOrProblem } from "../../../lib/site/proofs/password_or_problem.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { sessionCookie } from "../../../lib/site/cookies.ts";
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
        headers: { "set-cookie": sessionCookie.clear(ctx.state.config) },
      });
    }
    throw new Problem(409, deletionSentence(result), { code: result.kind });
  },
});
