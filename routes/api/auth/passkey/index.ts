import { define, named } from "../../../../lib/site/define.ts";
import { signInWithPasskey } from "../../../../lib/auth/passkeys/sign_in_with_passkey.ts";
import { partyOrProblem, secretOfAnswer } from "../../../../lib/site/proofs/passkey_exchange.ts";
import { firstFactorAnswers, firstFactorReply } from "../../../../lib/site/sign_in/sign_in_answers.ts";
import { browserOf } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { usePasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { noPasskeysRefusals, usePasskeyRefusals } from "../../../../lib/auth/passkeys/passkey_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Sign in with a passkey",
    description: "A passkey that verified its user counts as two factors.",
    body: named("UsePasskey", usePasskeyInput),
    answer: firstFactorAnswers,
    problems: { ...noPasskeysRefusals, ...usePasskeyRefusals },
    async handle({ ctx, body: { credential } }) {
      const party = partyOrProblem(ctx.state);
      const use = { credential, browserSecret: secretOfAnswer(ctx) };
      const result = await signInWithPasskey(ctx.state, party, use, browserOf(ctx));
      if (result.kind === "gone" || result.kind === "wrong") throw refusalProblem(usePasskeyRefusals, result);
      return firstFactorReply(ctx.state, result);
    },
  },
});
