import { define, named, reply } from "../../../../lib/site/define.ts";
import { askForEmailChange } from "../../../../lib/auth/email_change/ask_for_email_change.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { passwordOrProblem, passwordProblems } from "../../../../lib/site/proofs/password_or_problem.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { changeEmailInput, mailedJson } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Ask for a change of the email address",
    description:
      "Nothing changes until the new address is confirmed. The answer is the same for an address that has an account.",
    body: named("ChangeEmail", changeEmailInput),
    answer: {
      status: 202,
      description: "A mail is on its way to the new address.",
      body: named("Mailed", mailedJson),
    },
    problems: [passwordProblems, { 422: "`same_email`: The caller has this address already." }],
    async handle({ acting, session, body: { email, currentPassword } }) {
      const headers = await passwordOrProblem(acting, session, currentPassword);
      const result = await askForEmailChange(acting, { email });
      switch (result.kind) {
        case "mailed":
          return reply({ status: "mailed" as const }, { headers });
        case "same":
          throw new Problem(422, "This is your address already.", {
            code: "same_email",
            errors: [{ path: "email", message: "This is your address already." }],
          });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
