import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { submitCredentialForm } from "../../../../(_page)/credential_form.ts";
import { credentialJson } from "../../../../../lib/people/credentials/credential_view.ts";
import { findOwnCredential } from "../../../../../lib/people/credentials/own_credentials.ts";
import { removeCredential } from "../../../../../lib/people/credentials/remove_credential.ts";
import { submittedResponse } from "../../(_credentials)/submitted_response.ts";

const notFound = () => new Problem(404, "There is no such license, or it is not yours.");

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const credential = await findOwnCredential(acting, idFrom(ctx.params));
    if (!credential) throw notFound();
    return Response.json(credentialJson(credential, acting.now()));
  },

  async PUT(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    return submittedResponse(await submitCredentialForm(acting, id, ctx.req), acting.now(), 200);
  },

  async DELETE(ctx) {
    const result = await removeCredential(actingAs(ctx), idFrom(ctx.params));
    switch (result.kind) {
      case "removed":
        return new Response(null, { status: 204 });
      case "not_found":
        throw notFound();
      case "not_changeable":
        throw new Problem(409, "It is verified: only the practice takes it back.", {
          code: "not_changeable",
        });
    }
  },
});
