import { actingAs } from "../../../../../lib/site/access/access.ts";
import { askForPasskey } from "../../../../../lib/auth/passkeys/ask_for_passkey.ts";
import { define } from "../../../../../lib/site/define.ts";
import {
  optionsResponse,
  partyOrProblem,
  secretForAsking,
} from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { tooManyProblem } from "../../../../../lib/site/too_many.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const acting = actingAs(ctx);
    const party = partyOrProblem(ctx.state);
    const browserSecret = secretForAsking(ctx);
    const asked = { purpose: "confirmation", browserSecret, userId: acting.actor.userId } as const;
    const result = await askForPasskey(acting, party, asked);
    if (result.kind === "too_many") throw tooManyProblem(result);
    return optionsResponse(result.options, browserSecret, ctx.state);
  },
});
