import { beginEnrollment, removeAuthenticator } from "../../../../lib/auth/two_factor/enrollment.ts";
import { totpUri } from "../../../../lib/auth/two_factor/totp.ts";
import { define } from "../../../../lib/site/define.ts";
import { actingWithProof } from "../../../../lib/site/proofs/recent_proof.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const { acting, session } = actingWithProof(ctx);
    const secret = await beginEnrollment(acting, session);
    return Response.json({ secret, uri: totpUri(secret, acting.actor.email) }, {
      status: 201,
      headers: { "cache-control": "no-store" },
    });
  },

  async DELETE(ctx) {
    const { acting, session } = actingWithProof(ctx);
    await removeAuthenticator(acting, session);
    return new Response(null, { status: 204 });
  },
});
