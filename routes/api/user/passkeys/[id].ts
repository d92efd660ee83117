import { HttpError } from "fresh";
import { define, named } from "../../../../lib/site/define.ts";
import { removePasskey, renamePasskey } from "../../../../lib/auth/passkeys/change_passkey.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { renamePasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.api({
  PATCH: {
    tag: "Passkeys",
    summary: "Rename a passkey",
    body: named("RenamePasskey", renamePasskeyInput),
    answer: { description: "The passkey has its new name." },
    async handle({ acting, params, body }) {
      const { kind } = await renamePasskey(acting, { passkeyId: params.id, name: body.name });
      if (kind === "not_found") throw new HttpError(404);
    },
  },

  DELETE: {
    tag: "Passkeys",
    summary: "Remove a passkey",
    description: "Ends the other sessions, and a mail tells the owner.",
    needsProof: true,
    answer: { description: "The passkey no longer signs in." },
    problems: { 409: "`last_way_in`: Nothing else signs in to the account." },
    async handle({ acting, session, params }) {
      const { kind } = await removePasskey(acting, session, params.id);
      switch (kind) {
        case "removed":
          return;
        case "not_found":
          throw new HttpError(404);
        case "last_way_in":
          throw new Problem(409, "Nothing else signs in to this account. Set a password first.", {
            code: "last_way_in",
          });
      }
    },
  },
});
