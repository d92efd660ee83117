import { z } from "zod";
import { define, named, reply } from "../../../../lib/site/define.ts";
import { confirmEnrollment } from "../../../../lib/auth/two_factor/enrollment.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem, tooManyProblems } from "../../../../lib/site/too_many.ts";
import { confirmAuthenticatorInput } from "../../../../lib/shared/schemas/two_factor.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Confirm the new key with its first code",
    body: named("ConfirmAuthenticator", confirmAuthenticatorInput),
    answer: {
      description: "Ten recovery codes, shown this one time; null if the account has some already.",
      body: named("AuthenticatorConfirmed", z.object({ recoveryCodes: z.array(z.string()).nullable() })),
    },
    problems: [
      {
        409: "`no_enrollment`: No key is waiting for its first code.",
        422: "`wrong_code`: The code is wrong.",
      },
      tooManyProblems,
    ],
    async handle({ acting, session, body }) {
      const result = await confirmEnrollment(acting, session, body.code);
      switch (result.kind) {
        case "confirmed": {
          const headers = renewedSessionHeaders(result.started, acting);
          return reply({ recoveryCodes: result.recoveryCodes }, { headers });
        }
        case "wrong":
          throw new Problem(422, "This code is not right.", { code: "wrong_code" });
        case "gone":
          throw new Problem(409, "No key waits for its first code. Begin again.", { code: "no_enrollment" });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
