import { secondFactorByPasskey } from "../../../../../lib/auth/passkeys/second_factor_by_passkey.ts";
import { userJson } from "../../../../../lib/site/sign_in/user_json.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import {
  partyOrProblem,
  passkeyProblem,
  secretOfAnswer,
} from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { browserOf, sessionHeaders } from "../../../../../lib/site/sign_in/start_browser_session.ts";
import { challengeOrProblem } from "../../../../../lib/site/proofs/waiting_challenge.ts";
import { usePasskeyInput } from "../../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const party = partyOrProblem(ctx.state);
    const { credential } = await readJson(ctx.req, usePasskeyInput);
    const waiting = await challengeOrProblem(ctx);
    const use = { credential, browserSecret: secretOfAnswer(ctx) };
    const result = await secondFactorByPasskey(ctx.state, party, waiting, use, browserOf(ctx));
    if (result.kind !== "signed_in") throw passkeyProblem(result);
    return Response.json({ user: userJson(result.actor) }, { headers: sessionHeaders(result, ctx.state) });
  },
});
