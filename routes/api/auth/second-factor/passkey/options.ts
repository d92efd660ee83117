import { define } from "../../../../../lib/site/define.ts";
import { askForPasskey } from "../../../../../lib/auth/passkeys/ask_for_passkey.ts";
import { mustVerifyAfter } from "../../../../../lib/auth/passkeys/second_factor_by_passkey.ts";
import {
  optionsReply,
  partyOrProblem,
  passkeyOptionsAnswer,
  secretForAsking,
} from "../../../../../lib/site/proofs/passkey_exchange.ts";
import { challengeOrProblem } from "../../../../../lib/site/proofs/waiting_challenge.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { noPasskeysRefusals } from "../../../../../lib/auth/passkeys/passkey_refusals.ts";
import { tooManyRefusals } from "../../../../../lib/auth/limits/too_many_refusals.ts";
import { secondFactorRefusals } from "../../../../../lib/auth/two_factor/second_factor_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Request a passkey as the second factor",
    answer: passkeyOptionsAnswer,
    problems: { gone: secondFactorRefusals.gone, ...noPasskeysRefusals, ...tooManyRefusals },
    async handle({ ctx }) {
      const party = partyOrProblem(ctx.state);
      const { challenge } = await challengeOrProblem(ctx);
      const browserSecret = secretForAsking(ctx);
      const asked = { purpose: "second_factor", browserSecret, userId: challenge.user.id } as const;
      const mustVerify = mustVerifyAfter(challenge);
      const result = await askForPasskey(ctx.state, party, asked, { mustVerify });
      if (result.kind === "too_many") throw refusalProblem(tooManyRefusals, result);
      return optionsReply(result.options, browserSecret, ctx.state);
    },
  },
});
