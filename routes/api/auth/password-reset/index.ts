import { define, named } from "../../../../lib/site/define.ts";
import { askForReset } from "../../../../lib/auth/password_reset/ask_for_reset.ts";
import { mailedJson, passwordResetInput } from "../../../../lib/shared/schemas/password.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { tooManyRefusals } from "../../../../lib/auth/limits/too_many_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Request a link to set a new password",
    description: "The answer is the same whether or not the address has an account.",
    body: named("PasswordReset", passwordResetInput),
    answer: { status: 202, description: "An email is on its way.", body: named("Mailed", mailedJson) },
    problems: tooManyRefusals,
    async handle({ caller, body }) {
      const result = await askForReset(caller, body);
      if (result.kind !== "mailed") throw refusalProblem(tooManyRefusals, result);
      return { status: "mailed" as const };
    },
  },
});
