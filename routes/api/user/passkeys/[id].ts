import { define, named } from "../../../../lib/site/define.ts";
import { removePasskey, renamePasskey } from "../../../../lib/auth/passkeys/change_passkey.ts";
import { renamePasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";
import { notFoundProblem, refusalProblem } from "../../../../lib/http/refusal_problem.ts";
import { removePasskeyRefusals } from "../../../../lib/auth/passkeys/passkey_refusals.ts";

export const handler = define.api({
  PATCH: {
    tag: "Passkeys",
    summary: "Rename a passkey",
    body: named("RenamePasskey", renamePasskeyInput),
    answer: { description: "The passkey is renamed." },
    async handle({ acting, params, body }) {
      const { kind } = await renamePasskey(acting, { passkeyId: params.id, name: body.name });
      if (kind === "not_found") throw notFoundProblem();
    },
  },

  DELETE: {
    tag: "Passkeys",
    summary: "Remove a passkey",
    description: "The caller's other sessions end, and the caller gets an email.",
    needsProof: true,
    answer: { description: "The passkey can no longer be used to sign in." },
    problems: removePasskeyRefusals,
    async handle({ acting, session, params }) {
      const result = await removePasskey(acting, session, params.id);
      if (result.kind !== "removed") throw refusalProblem(removePasskeyRefusals, result);
    },
  },
});
