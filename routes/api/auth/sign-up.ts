import { signUp } from "../../../lib/auth/sign_up/sign_up.ts";
import { define } from "../../../lib/site/define.ts";
import { readJson } from "../../../lib/http/json.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { tooManyProblem } from "../../../lib/site/too_many.ts";
import { signUpInput } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await signUp(ctx.state, await readJson(ctx.req, signUpInput));
    switch (result.kind) {
      case "code_sent":
        return Response.json({ status: "code_sent" }, { status: 202 });
      case "weak_password":
        throw new Problem(422, "Some of what was sent cannot be used.", {
          code: "invalid",
          errors: [{ path: "password", message: result.reason }],
        });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
