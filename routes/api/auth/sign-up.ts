import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { tooManyProblem, tooManyProblems } from "../../../lib/site/too_many.ts";
import { signUpInput } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Sign up",
    description:
      "Mails a code to the address. The answer is the same whether or not the address has an account.",
    body: named("SignUp", signUpInput),
    answer: {
      status: 202,
      description: "A code is on its way.",
      body: named("CodeSent", z.object({ status: z.literal("code_sent") })),
    },
    problems: tooManyProblems,
    async handle({ caller, body }) {
      const result = await signUp(caller, body);
      switch (result.kind) {
        case "code_sent":
          return { status: "code_sent" as const };
        case "weak_password":
          throw new Problem(422, "Some of what was sent cannot be used.", {
            code: "invalid",
            errors: [{ path: "password", message: result.reason }],
          });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
