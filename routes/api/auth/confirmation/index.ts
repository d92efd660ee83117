import { define, named, reply } from "../../../../lib/site/define.ts";
import { confirmIdentity } from "../../../../lib/auth/step_up/confirm_identity.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { tooManyProblem, tooManyProblems } from "../../../../lib/site/too_many.ts";
import { confirmationInput, confirmedJson } from "../../../../lib/shared/schemas/two_factor.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Confirm the caller's identity with a code or the password",
    description:
      "Sensitive changes are allowed for the next ten minutes. A code also raises the session to two factors.",
    body: named("Confirmation", confirmationInput),
    answer: {
      description: "When the identity was confirmed. Set-Cookie carries the session's new token.",
      body: named("Confirmed", confirmedJson),
    },
    problems: [{
      409: "`no_such_proof`: The account has neither a password nor an authenticator app.",
      422: "`wrong_proof`: The code or the password is wrong.",
    }, tooManyProblems],
    async handle({ acting, session, body }) {
      const result = await confirmIdentity(acting, session, body);
      switch (result.kind) {
        case "confirmed": {
          const { provenAt } = result.started.session;
          return reply({ provenAt }, { headers: renewedSessionHeaders(result.started, acting) });
        }
        case "missing":
          throw new Problem(
            409,
            "This account has neither password nor app: confirm with a passkey or provider.",
            { code: "no_such_proof" },
          );
        case "wrong":
          throw new Problem(422, "This is not right.", { code: "wrong_proof" });
        case "too_many":
          throw tooManyProblem(result);
      }
    },
  },
});
