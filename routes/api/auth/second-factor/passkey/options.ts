import { askForPasskey } from "../../../../../lib/auth/passkeys/ask_for_passkey.ts";
import { mustVerifyAfter } from "../../../../../lib/auth/passkeys/second_factor_by_passkey.ts";
import { define } from "../../../../../lib/site/define.ts";
import {
  optionsResponse,
  partyOrProblem,
  secretForAsking,
} from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { tooManyProblem } from "../../../../../lib/site/too_many.ts";
import { challengeOrProblem } from "../../../../../lib/site/proofs/waiting_challenge.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const party = partyOrProblem(ctx.state);
    const { challenge } = await challengeOrProblem(ctx);
    const browserSecret = secretForAsking(ctx);
    const asked = { purpose: "second_factor", browserSecret, userId: challenge.user.id } as const;
    const mustVerify = mustVerifyAfter(challenge);
    const result = await askForPasskey(ctx.state, party, asked, { mustVerify });
    if (result.kind === "too_many") throw tooManyProblem(result);
    return optionsResponse(result.options, browserSecret, ctx.state);
  },
});
