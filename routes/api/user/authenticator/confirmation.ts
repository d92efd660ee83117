import { z } from "zod";
import { define, named, reply } from "../../../../lib/site/define.ts";
import { confirmEnrollment } from "../../../../lib/auth/two_factor/enrollment.ts";
import { renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { confirmAuthenticatorInput } from "../../../../lib/shared/schemas/two_factor.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { enrollmentRefusals } from "../../../../lib/auth/two_factor/second_factor_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Confirm the new key with its first code",
    body: named("ConfirmAuthenticator", confirmAuthenticatorInput),
    answer: {
      description: "Ten recovery codes, shown only once. Null if the account already has some.",
      body: named("AuthenticatorConfirmed", z.object({ recoveryCodes: z.array(z.string()).nullable() })),
    },
    problems: enrollmentRefusals,
    async handle({ acting, session, body }) {
      const result = await confirmEnrollment(acting, session, body.code);
      if (result.kind !== "confirmed") throw refusalProblem(enrollmentRefusals, result);
      const headers = renewedSessionHeaders(result.started, acting);
      return reply({ recoveryCodes: result.recoveryCodes }, { headers });
    },
  },
});
