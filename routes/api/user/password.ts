import { define, named, reply } from "../../../lib/site/define.ts";
import { changePassword } from "../../../lib/auth/password/change_password.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { passwordOrProblem, passwordProblems } from "../../../lib/site/proofs/password_or_problem.ts";
import { changePasswordInput } from "../../../lib/shared/schemas/password.ts";

export const handler = define.api({
  PUT: {
    tag: "Accounts",
    summary: "Change the password, or set a first one",
    body: named("ChangePassword", changePasswordInput),
    answer: { description: "The password is changed. Other sessions have ended." },
    problems: [passwordProblems, { 422: "`weak_password`: The new password is too easy to guess." }],
    async handle({ acting, session, body: { currentPassword, newPassword } }) {
      const headers = await passwordOrProblem(acting, session, currentPassword);
      const result = await changePassword(acting, session, newPassword);
      if (result.kind === "changed") return reply(undefined, { headers });
      throw new Problem(422, result.reason, {
        code: "weak_password",
        errors: [{ path: "newPassword", message: result.reason }],
      });
    },
  },
});
