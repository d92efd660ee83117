import { define, named, reply } from "../../../lib/site/define.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { deleteAccount } from "../../../lib/leaving/delete_account.ts";
import { sessionCookie } from "../../../lib/site/cookies.ts";
import { passwordOrProblem, passwordProblems } from "../../../lib/site/proofs/password_or_problem.ts";
import { deleteAccountInput } from "../../../lib/shared/schemas/password.ts";
import { deletionSentence } from "../../(_page)/deletion_sentence.ts";

export const handler = define.api({
  DELETE: {
    tag: "Accounts",
    summary: "Delete the caller's account",
    body: named("DeleteAccount", deleteAccountInput),
    answer: { description: "The account is closed." },
    problems: [
      passwordProblems,
      { 409: "The account still has visits ahead, or its owner is the only admin." },
    ],
    async handle({ acting, session, body }) {
      await passwordOrProblem(acting, session, body.currentPassword);
      const result = await deleteAccount(acting);
      if (result.kind === "deleted") {
        return reply(undefined, { headers: { "set-cookie": sessionCookie.clear(acting.config) } });
      }
      throw new Problem(409, deletionSentence(result), { code: result.kind });
    },
  },
});
