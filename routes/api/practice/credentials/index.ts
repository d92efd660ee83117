import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { submittedResponse } from "../(_credentials)/submitted_response.ts";
import { credentialJson } from "../../../../lib/people/credentials/credential_view.ts";
import { submitCredentialForm } from "../../../(_page)/credential_form.ts";
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
