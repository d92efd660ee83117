import { askForNewPasskey } from "../../../../lib/auth/passkeys/ask_for_new_passkey.ts";
import { define } from "../../../../lib/site/define.ts";
import {
  optionsResponse,
  partyOrProblem,
  secretForAsking,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import { actingWithProof } from "../../../../lib/site/proofs/recent_proof.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting } = actingWithProof(ctx);
    const party = partyOrProblem(ctx.state);
    const browserSecret = secretForAsking(ctx);
    return optionsResponse(await askForNewPasskey(acting, party, browserSecret), browserSecret, ctx.state);
  },
});
