import { z } from "zod";
import { define, named, reply } from "../../../../lib/site/define.ts";
import { listPasskeys } from "../../../../lib/auth/passkeys/list_passkeys.ts";
import { registerPasskey } from "../../../../lib/auth/passkeys/register_passkey.ts";
import { partyOrProblem, secretOfAnswer } from "../../../../lib/site/proofs/passkey_exchange.ts";
import { browserOf, renewedSessionHeaders } from "../../../../lib/site/sign_in/start_browser_session.ts";
import { passkeyJsonSchema, registerPasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";
import { refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import {
  noPasskeysRefusals,
  registerPasskeyRefusals,
} from "../../../../lib/auth/passkeys/passkey_refusals.ts";

export const handler = define.api({
  GET: {
    tag: "Passkeys",
    summary: "List the caller's passkeys",
    answer: {
      description: "The passkeys, the oldest first.",
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
    description: "The caller's other sessions end, and the caller gets an email.",
    needsProof: true,
    body: named("RegisterPasskey", registerPasskeyInput),
    answer: {
      status: 201,
      description: "The passkey. It can now be used to sign in.",
      body: named("Passkey", passkeyJsonSchema),
    },
    problems: { ...noPasskeysRefusals, ...registerPasskeyRefusals },
    async handle({ acting, session, body, ctx }) {
      const party = partyOrProblem(acting);
      const browserSecret = secretOfAnswer(ctx);
      const { userAgent } = browserOf(ctx);
      const result = await registerPasskey(acting, session, party, { ...body, browserSecret, userAgent });
      if (result.kind !== "registered") throw refusalProblem(registerPasskeyRefusals, result);
      return reply(result.passkey, { headers: renewedSessionHeaders(result.started, acting) });
    },
  },
});
