import { confirmEmailChange } from "../../../../lib/auth/email_change/confirm_email_change.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { confirmEmailInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { token } = await readJson(ctx.req, confirmEmailInput);
    const result = await confirmEmailChange(ctx.state, token, ctx.state.session);
    switch (result.kind) {
      case "changed":
        return Response.json({ status: "changed" });
      case "gone":
        throw new Problem(422, "This link has been used, replaced by a newer one, or has run out.", {
          code: "link_gone",
        });
      case "taken":
        throw new Problem(409, "The address has got an account meanwhile.", { code: "email_taken" });
    }
  },
});
