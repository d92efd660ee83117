import { renewRecoveryCodes } from "../../../lib/auth/two_factor/renew_recovery_codes.ts";
import { define } from "../../../lib/site/define.ts";
import { Problem } from "../../../lib/http/problem.ts";
import { actingWithProof } from "../../../lib/site/proofs/recent_proof.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting } = actingWithProof(ctx);
    const recoveryCodes = await renewRecoveryCodes(acting);
    if (recoveryCodes) {
      return Response.json({ recoveryCodes }, { status: 201, headers: { "cache-control": "no-store" } });
    }
    throw new Problem(409, "Set up an authenticator app or a passkey first.", { code: "no_second_factor" });
  },
});
