import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { removePasskey, renamePasskey } from "../../../../lib/auth/passkeys/change_passkey.ts";
import { define } from "../../../../lib/site/define.ts";
import { readJson } from "../../../../lib/http/json.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { Problem } from "../../../../lib/http/problem.ts";
import { actingWithProof } from "../../../../lib/site/proofs/recent_proof.ts";
import { renamePasskeyInput } from "../../../../lib/shared/schemas/passkeys.ts";

export const handler = define.handlers({
  async PATCH(ctx) {
    const acting = actingAs(ctx);
    const { name } = await readJson(ctx.req, renamePasskeyInput);
    const { kind } = await renamePasskey(acting, { passkeyId: idFrom(ctx.params), name });
    if (kind === "not_found") throw new HttpError(404);
    return new Response(null, { status: 204 });
  },

  async DELETE(ctx) {
    const passkeyId = idFrom(ctx.params);
    const { acting, session } = actingWithProof(ctx);
    const { kind } = await removePasskey(acting, session, passkeyId);
    switch (kind) {
      case "removed":
        return new Response(null, { status: 204 });
      case "not_found":
        throw new HttpError(404);
      case "last_way_in":
        throw new Problem(409, "Nothing else signs in to this account. Set a password first.", {
          code: "last_way_in",
        });
    }
  },
});
