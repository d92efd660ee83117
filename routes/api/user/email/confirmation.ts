import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { confirmEmailChange } from "../../../../lib/auth/email_change/confirm_email_change.ts";
import { confirmEmailInput } from "../../../../lib/shared/schemas/password.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { confirmEmailRefusals } from "../../../../lib/auth/email_change/email_change_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Confirm the new email address with the emailed link",
    body: named("ConfirmEmail", confirmEmailInput),
    answer: {
      description: "The address is changed. Sessions in other browsers have ended.",
      body: named("EmailChanged", z.object({ status: z.literal("changed") })),
    },
    problems: confirmEmailRefusals,
    async handle({ ctx, body }) {
      const result = await confirmEmailChange(ctx.state, body.token, ctx.state.session);
      if (result.kind !== "changed") throw refusalProblem(confirmEmailRefusals, result);
      return { status: "changed" as const };
    },
  },
});
