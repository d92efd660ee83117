import { define, named } from "../../../../lib/site/define.ts";
import { askForNewPasskey } from "../../../../lib/auth/passkeys/ask_for_new_passkey.ts";
import {
  optionsReply,
  partyOrProblem,
  secretForAsking,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import { passkeyCreationOptions } from "../../../../lib/shared/schemas/passkeys.ts";
import { noPasskeysRefusals } from "../../../../lib/auth/passkeys/passkey_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Passkeys",
    summary: "Request the options to register a passkey",
    needsProof: true,
    answer: {
      description:
        "PublicKeyCredentialCreationOptionsJSON. Set-Cookie ties the options to this browser for five minutes.",
      body: named("PasskeyCreationOptions", passkeyCreationOptions),
    },
    problems: noPasskeysRefusals,
    async handle({ acting, ctx }) {
      const party = partyOrProblem(acting);
      const browserSecret = secretForAsking(ctx);
      return optionsReply(await askForNewPasskey(acting, party, browserSecret), browserSecret, ctx.state);
    },
  },
});
