import { HttpError } from "fresh";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { removeCredential } from "../../../../lib/people/credentials/remove_credential.ts";
import * as paths from "../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST(ctx) {
    const id = idFrom(ctx.params);
    const result = await removeCredential(actingAs(ctx), id);
    if (result.kind === "not_found") throw new HttpError(404);
    // Verified in the meantime: its page says that it stays.
    return redirectTo(
      result.kind === "removed" ? paths.credentials({ done: "removed" }) : paths.credential(id),
    );
  },
});
