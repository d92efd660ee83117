import { define, named, reply } from "../../../../../lib/site/define.ts";
import { confirmWithPasskey } from "../../../../../lib/auth/passkeys/confirm_with_passkey.ts";
import { partyOrProblem, secretOfAnswer } from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { renewedSessionHeaders } from "../../../../../lib/site/sign_in/start_browser_session.ts";
import { usePasskeyInput } from "../../../../../lib/shared/schemas/passkeys.ts";
import { confirmedJson } from "../../../../../lib/shared/schemas/two_factor.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { noPasskeysRefusals, usePasskeyRefusals } from "../../../../../lib/auth/passkeys/passkey_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Confirm the caller's identity with a passkey",
    description: "Sensitive changes are allowed for the next ten minutes.",
    body: named("UsePasskey", usePasskeyInput),
    answer: {
      description: "When the identity was confirmed. Set-Cookie contains the session's new token.",
      body: named("Confirmed", confirmedJson),
    },
    problems: { ...noPasskeysRefusals, ...usePasskeyRefusals },
    async handle({ acting, session, body: { credential }, ctx }) {
      const party = partyOrProblem(acting);
      const use = { credential, browserSecret: secretOfAnswer(ctx) };
      const result = await confirmWithPasskey(acting, session, party, use);
      if (result.kind !== "confirmed") throw refusalProblem(usePasskeyRefusals, result);
      const { started } = result;
      return reply({ provenAt: started.session.provenAt }, {
        headers: renewedSessionHeaders(started, acting),
      });
    },
  },
});
