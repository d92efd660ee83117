import { signInWithPasskey } from "../../../../lib/auth/passkeys/sign_in_with_passkey.ts";
import { userJson } from "../../../../lib/site/sign_in/user_json.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import {
  partyOrProblem,
  passkeyProblem,
  secretOfAnswer,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import {
  browserOf,
  challengeHeaders,
  sessionHeaders,
} from "../../../../lib/site/sign_in/start_browser_session.ts";
import { usePasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const party = partyOrProblem(ctx.state);
    const { credential } = await readJson(ctx.req, usePasskeyInput);
    const use = { credential, browserSecret: secretOfAnswer(ctx) };
    const result = await signInWithPasskey(ctx.state, party, use, browserOf(ctx));
    switch (result.kind) {
      case "signed_in":
        return Response.json({ user: userJson(result.actor) }, {
          headers: sessionHeaders(result, ctx.state),
        });
      case "second_factor_needed":
        return Response.json({ next: "second_factor" }, {
          status: 202,
          headers: challengeHeaders(result, ctx.state),
        });
      case "gone":
      case "wrong":
        throw passkeyProblem(result);
    }
  },
});
