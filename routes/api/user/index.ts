import { define, named, reply } from "../../../lib/site/define.ts";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { sessionCookie } from "../../../lib/site/cookies.ts";
import { deleteAccountInput } from "../../../lib/shared/schemas/password.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { deletionRefusals } from "../../../lib/leaving/deletion_refusals.ts";
import { passwordOrProblem, passwordRefusals } from "../../../lib/site/proofs/ask_for_password.ts";

export const handler = define.api({
  DELETE: {
    tag: "Accounts",
    summary: "Delete the caller's account",
    body: named("DeleteAccount", deleteAccountInput),
    answer: { description: "The account is deleted." },
    problems: [passwordRefusals, deletionRefusals],
    async handle({ acting, session, body }) {
      await passwordOrProblem(acting, session, body.currentPassword);
      const result = await deleteAccount(acting);
      if (result.kind !== "deleted") throw refusalProblem(deletionRefusals, result);
      return reply(undefined, { headers: { "set-cookie": sessionCookie.clear(acting.config) } });
    },
  },
});
