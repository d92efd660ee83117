import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { fileResponse } from "../../../../lib/site/file_response.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { readCredentialDocument } from "../../../../lib/people/credentials/read_credential_document.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const document = await readCredentialDocument(actingAs(ctx), idFrom(ctx.params));
    if (!document) throw new HttpError(404);
    return fileResponse(ctx.state, document);
  },
});
