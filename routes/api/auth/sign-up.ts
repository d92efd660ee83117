import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { signUpInput } from "../../../lib/shared/schemas/auth.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { signUpRefusals } from "../../../lib/auth/sign_up/sign_up_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Sign up",
    description:
      "We email a code to the address. The answer is the same whether or not the address has an account.",
    body: named("SignUp", signUpInput),
    answer: {
      status: 202,
      description: "A code is on its way.",
      body: named("CodeSent", z.object({ status: z.literal("code_sent") })),
    },
    problems: signUpRefusals,
    async handle({ caller, body }) {
      const result = await signUp(caller, body);
      if (result.kind !== "code_sent") throw refusalProblem(signUpRefusals, result);
      return { status: "code_sent" as const };
    },
  },
});
