import { actingAs } from "../../../../lib/auth/access.ts";
import { define } from "../../../../lib/http/define.ts";
import { submittedResponse } from "../../../../lib/people/credentials/submitted_response.ts";
import { credentialJson } from "../../../../lib/people/credentials/credential_view.ts";
import { submitCredentialForm } from "../../../../lib/people/credentials/credential_form.ts";
import { listOwnCredentials } from "../../../../lib/people/credentials/own_credentials.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const items = await listOwnCredentials(acting);
    return Response.json({ items: items.map((view) => credentialJson(view, acting.now())) });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    return submittedResponse(await submitCredentialForm(acting, null, ctx.req), acting.now(), 201);
  },
});
