import { define, named, reply } from "../../../lib/site/define.ts";
import { changePassword } from "../../../lib/auth/password/change_password.ts";
import { changePasswordInput } from "../../../lib/shared/schemas/password.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { changePasswordRefusals } from "../../../lib/auth/password/password_refusals.ts";
import { passwordOrProblem, passwordRefusals } from "../../../lib/site/proofs/ask_for_password.ts";

export const handler = define.api({
  PUT: {
    tag: "Accounts",
    summary: "Change the password, or set a first one",
    body: named("ChangePassword", changePasswordInput),
    answer: { description: "The password is changed. Other sessions have ended." },
    problems: { ...passwordRefusals, ...changePasswordRefusals },
    async handle({ acting, session, body: { currentPassword, newPassword } }) {
      const headers = await passwordOrProblem(acting, session, currentPassword);
      const result = await changePassword(acting, session, newPassword);
      if (result.kind !== "changed") throw refusalProblem(changePasswordRefusals, result);
      return reply(undefined, { headers });
    },
  },
});
