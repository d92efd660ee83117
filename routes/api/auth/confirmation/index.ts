import { define, named, reply } from "../../../../lib/site/define.ts";
import { confirmIdentity } from "../../../../lib/auth/step_up/confirm_identity.ts";
import { renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { confirmationInput, confirmedJson } from "../../../../lib/shared/schemas/two_factor.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { confirmRefusals } from "../../../../lib/auth/step_up/proof_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Confirm the caller's identity with a code or the password",
    description:
      "Sensitive changes are allowed for the next ten minutes. A code also upgrades the session to two " +
      "factors.",
    body: named("Confirmation", confirmationInput),
    answer: {
      description: "When the identity was confirmed. Set-Cookie contains the session's new token.",
      body: named("Confirmed", confirmedJson),
    },
    problems: confirmRefusals,
    async handle({ acting, session, body }) {
      const result = await confirmIdentity(acting, session, body);
      if (result.kind !== "confirmed") throw refusalProblem(confirmRefusals, result);
      const provenAt = result.started.session.provenAt;
      return reply({ provenAt }, { headers: renewedSessionHeaders(result.started, acting) });
    },
  },
});
