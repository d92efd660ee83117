import { define } from "../../../../lib/site/define.ts";
import { askForPasskey } from "../../../../lib/auth/passkeys/ask_for_passkey.ts";
import {
  optionsReply,
  partyOrProblem,
  passkeyOptionsAnswer,
  secretForAsking,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { noPasskeysRefusals } from "../../../../lib/auth/passkeys/passkey_refusals.ts";
import { tooManyRefusals } from "../../../../lib/auth/limits/too_many_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Request a passkey to sign in",
    answer: passkeyOptionsAnswer,
    problems: { ...noPasskeysRefusals, ...tooManyRefusals },
    async handle({ ctx }) {
      const party = partyOrProblem(ctx.state);
      const browserSecret = secretForAsking(ctx);
      const asked = { purpose: "sign_in", browserSecret, userId: null } as const;
      const result = await askForPasskey(ctx.state, party, asked);
      if (result.kind === "too_many") throw refusalProblem(tooManyRefusals, result);
      return optionsReply(result.options, browserSecret, ctx.state);
    },
  },
});
