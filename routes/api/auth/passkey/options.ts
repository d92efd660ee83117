import { askForPasskey } from "../../../../lib/auth/passkeys/ask_for_passkey.ts";
import { define } from "../../../../lib/site/define.ts";
import {
  optionsResponse,
  partyOrProblem,
  secretForAsking,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import { tooManyProblem } from "../../../../lib/site/too_many.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const party = partyOrProblem(ctx.state);
    const browserSecret = secretForAsking(ctx);
    const result = await askForPasskey(ctx.state, party, {
      purpose: "sign_in",
      browserSecret,
      userId: null,
    });
    if (result.kind === "too_many") throw tooManyProblem(result);
    return optionsResponse(result.options, browserSecret, ctx.state);
  },
});
