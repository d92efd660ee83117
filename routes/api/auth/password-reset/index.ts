import { define, named } from "../../../../lib/site/define.ts";
import { askForReset } from "../../../../lib/auth/password_reset/ask_for_reset.ts";
import { tooManyProblem, tooManyProblems } from "../../../../lib/site/too_many.ts";
import { mailedJson, passwordResetInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Ask for a link to set a new password",
    description: "The answer is the same whether or not the address has an account.",
    body: named("PasswordReset", passwordResetInput),
    answer: { status: 202, description: "A mail is on its way.", body: named("Mailed", mailedJson) },
    problems: tooManyProblems,
    async handle({ caller, body }) {
      const result = await askForReset(caller, body);
      switch (result.kind) {
        case "mailed":
          return { status: "mailed" as const };
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
