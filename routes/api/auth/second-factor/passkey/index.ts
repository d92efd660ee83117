import { define, named, reply } from "../../../../../lib/site/define.ts";
import { secondFactorByPasskey } from "../../../../../lib/auth/passkeys/second_factor_by_passkey.ts";
import { partyOrProblem, secretOfAnswer } from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { challengeOrProblem } from "../../../../../lib/site/proofs/waiting_challenge.ts";
import { signedInAnswer } from "../../../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf, sessionHeaders } from "../../../../../lib/site/sign_in/start_browser_session.ts";
import { userJson } from "../../../../../lib/site/sign_in/user_json.ts";
import { usePasskeyInput } from "../../../../../lib/shared/schemas/passkeys.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { noPasskeysRefusals, usePasskeyRefusals } from "../../../../../lib/auth/passkeys/passkey_refusals.ts";
import { secondFactorRefusals } from "../../../../../lib/auth/two_factor/second_factor_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Pass the second factor with a passkey",
    body: named("UsePasskey", usePasskeyInput),
    answer: signedInAnswer,
    problems: [noPasskeysRefusals, usePasskeyRefusals, { gone: secondFactorRefusals.gone }],
    async handle({ ctx, body: { credential } }) {
      const party = partyOrProblem(ctx.state);
      const waiting = await challengeOrProblem(ctx);
      const use = { credential, browserSecret: secretOfAnswer(ctx) };
      const result = await secondFactorByPasskey(ctx.state, party, waiting, use, browserOf(ctx));
      if (result.kind !== "signed_in") throw refusalProblem(usePasskeyRefusals, result);
      return reply({ user: userJson(result.actor) }, { headers: sessionHeaders(result, ctx.state) });
    },
  },
});
