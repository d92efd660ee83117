import { z } from "zod";
import { define, named, reply } from "../../../../lib/site/define.ts";
import { listPasskeys } from "../../../../lib/auth/passkeys/list_passkeys.ts";
import { registerPasskey } from "../../../../lib/auth/passkeys/register_passkey.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import {
  noPasskeysProblems,
  partyOrProblem,
  passkeyProblem,
  secretOfAnswer,
} from "../../../../lib/site/proofs/passkey_exchange.ts";
import { browserOf, renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { passkeyJsonSchema, registerPasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.api({
  GET: {
    tag: "Passkeys",
    summary: "List the caller's passkeys",
    answer: {
      description: "The oldest comes first.",
      body: named("Passkeys", z.object({ items: z.array(passkeyJsonSchema) })),
    },
    async handle({ acting: { db, actor } }) {
      const passkeys = await listPasskeys(db, actor.userId);
      return { items: passkeys };
    },
  },

  POST: {
    tag: "Passkeys",
    summary: "Register a passkey",
    description: "Ends the other sessions, and a mail tells the owner.",
    needsProof: true,
    body: named("RegisterPasskey", registerPasskeyInput),
    answer: {
      status: 201,
      description: "The passkey. It signs in from now on.",
      body: named("Passkey", passkeyJsonSchema),
    },
    problems: [noPasskeysProblems, {
      409:
        "`known_passkey`: The passkey is registered already. `too_many_passkeys`: There are as many as possible.",
      422: "`passkey_too_late`: The challenge was used, has expired, or was given to another browser. " +
        "`wrong_passkey`: The passkey cannot be used here.",
    }],
    async handle({ acting, session, body, ctx }) {
      const party = partyOrProblem(acting);
      const browserSecret = secretOfAnswer(ctx);
      const { userAgent } = browserOf(ctx);
      const result = await registerPasskey(acting, session, party, { ...body, browserSecret, userAgent });
      switch (result.kind) {
        case "registered":
          return reply(result.passkey, {
            headers: renewedSessionHeaders(result.started, acting),
          });
        case "gone":
          throw passkeyProblem(result);
        case "wrong":
          throw new Problem(422, "This passkey cannot be used here.", { code: "wrong_passkey" });
        case "known":
          throw new Problem(409, "This passkey is registered already.", { code: "known_passkey" });
        case "too_many_passkeys":
          throw new Problem(409, "There are enough passkeys. Remove one first.", {
            code: "too_many_passkeys",
          });
      }
    },
  },
});
