import { define } from "../../../../../lib/site/define.ts";
import { askForPasskey } from "../../../../../lib/auth/passkeys/ask_for_passkey.ts";
import {
  optionsReply,
  partyOrProblem,
  passkeyOptionsAnswer,
  secretForAsking,
} from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { noPasskeysRefusals } from "../../../../../lib/auth/passkeys/passkey_refusals.ts";
import { tooManyRefusals } from "../../../../../lib/auth/limits/too_many_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Request a passkey to confirm the caller's identity",
    answer: passkeyOptionsAnswer,
    problems: { ...noPasskeysRefusals, ...tooManyRefusals },
    async handle({ acting, ctx }) {
      const party = partyOrProblem(acting);
      const browserSecret = secretForAsking(ctx);
      const asked = { purpose: "confirmation", browserSecret, userId: acting.actor.userId } as const;
      const result = await askForPasskey(acting, party, asked);
      if (result.kind === "too_many") throw refusalProblem(tooManyRefusals, result);
      return optionsReply(result.options, browserSecret, ctx.state);
    },
  },
});
