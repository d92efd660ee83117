import { askForReset } from "../../../../lib/auth/password_reset/ask_for_reset.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";
import { passwordResetInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const result = await askForReset(ctx.state, await readJson(ctx.req, passwordResetInput));
    switch (result.kind) {
      case "mailed":
        return Response.json({ status: "mailed" }, { status: 202 });
      case "too_many":
        throw tooManyProblem(result);
    }
  },
});
