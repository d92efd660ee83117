import { actingInSession } from "../../../../../lib/site/access/access.ts";
import { confirmWithPasskey } from "../../../../../lib/auth/passkeys/confirm_with_passkey.ts";
import { define } from "../../../../../lib/site/define.ts";
import { readJson } from "../../../../../lib/http/json.ts";
import {
  partyOrProblem,
  passkeyProblem,
  secretOfAnswer,
} from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { renewedSessionHeaders } from "../../../../../lib/site/sign_in/start_browser_session.ts";
import { usePasskeyInput } from "../../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting, session } = actingInSession(ctx);
    const party = partyOrProblem(ctx.state);
    const { credential } = await readJson(ctx.req, usePasskeyInput);
    const use = { credential, browserSecret: secretOfAnswer(ctx) };
    const result = await confirmWithPasskey(acting, session, party, use);
    if (result.kind !== "confirmed") throw passkeyProblem(result);
    const { started } = result;
    return Response.json({ provenAt: started.session.provenAt.toString() }, {
      headers: renewedSessionHeaders(started, ctx.state),
    });
  },
});
