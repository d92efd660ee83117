import { define, named, reply } from "../../../../lib/site/define.ts";
import { askForEmailChange } from "../../../../lib/auth/email_change/ask_for_email_change.ts";
import { changeEmailInput, mailedJson } from "../../../../lib/shared/schemas/password.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { emailChangeRefusals } from "../../../../lib/auth/email_change/email_change_refusals.ts";
import { passwordOrProblem, passwordRefusals } from "../../../../lib/site/proofs/ask_for_password.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Request a change of the email address",
    description:
      "Nothing changes until the new address is confirmed. The answer is the same if the new address " +
      "already has an account.",
    body: named("ChangeEmail", changeEmailInput),
    answer: {
      status: 202,
      description: "An email is on its way to the new address.",
      body: named("Mailed", mailedJson),
    },
    problems: [passwordRefusals, emailChangeRefusals],
    async handle({ acting, session, body: { email, currentPassword } }) {
      const headers = await passwordOrProblem(acting, session, currentPassword);
      const result = await askForEmailChange(acting, { email });
      if (result.kind !== "mailed") throw refusalProblem(emailChangeRefusals, result);
      return reply({ status: "mailed" as const }, { headers });
    },
  },
});
