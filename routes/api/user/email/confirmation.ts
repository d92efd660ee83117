import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { confirmEmailChange } from "../../../../lib/auth/email_change/confirm_email_change.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { confirmEmailInput } from "../../../../lib/shared/schemas/password.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Confirm the new email address with its link",
    body: named("ConfirmEmail", confirmEmailInput),
    answer: {
      description: "The address is changed. Sessions in other browsers have ended.",
      body: named("EmailChanged", z.object({ status: z.literal("changed") })),
    },
    problems: {
      409: "`email_taken`: The address belongs to another account by now.",
      422: "`link_gone`: The link has been used, was replaced by a newer one, or has expired.",
    },
    async handle({ ctx, body }) {
      const result = await confirmEmailChange(ctx.state, body.token, ctx.state.session);
      switch (result.kind) {
        case "changed":
          return { status: "changed" as const };
        case "gone":
          throw new Problem(422, "This link has been used, replaced by a newer one, or has run out.", {
            code: "link_gone",
          });
        case "taken":
          throw new Problem(409, "The address has got an account meanwhile.", { code: "email_taken" });
      }
    },
  },
});
