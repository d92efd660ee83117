import { actingAs } from "../../../../lib/site/access/access.ts";
import { listPasskeys, passkeyJson } from "../../../../lib/auth/passkeys/list_passkeys.ts";
import { registerPasskey } from "../../../../lib/auth/passkeys/register_passkey.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import {
  partyOrProblem,
  passkeyProblem,
  secretOfAnswer,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { actingWithProof } from "../../../../lib/site/proofs/recent_proof.ts";
import { browserOf, renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { registerPasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { db, actor } = actingAs(ctx);
    const passkeys = await listPasskeys(db, actor.userId);
    return Response.json({ items: passkeys.map(passkeyJson) });
  },

  async POST(ctx) {
    const { acting, session } = actingWithProof(ctx);
    const party = partyOrProblem(ctx.state);
    const input = await readJson(ctx.req, registerPasskeyInput);
    const browserSecret = secretOfAnswer(ctx);
    const { userAgent } = browserOf(ctx);
    const result = await registerPasskey(acting, session, party, { ...input, browserSecret, userAgent });
    switch (result.kind) {
      case "registered":
        return Response.json(passkeyJson(result.passkey), {
          status: 201,
          headers: renewedSessionHeaders(result.started, ctx.state),
        });
      case "gone":
        throw passkeyProblem(result);
      case "wrong":
        throw new Problem(422, "This passkey cannot be used here.", { code: "wrong_passkey" });
      case "known":
        throw new Problem(409, "This passkey is registered already.", { code: "known_passkey" });
      case "too_many_passkeys":
        throw new Problem(409, "There are enough passkeys. Remove one first.", { code: "too_many_passkeys" });
    }
  },
});
