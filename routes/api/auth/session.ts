import { HttpError } from "fresh";
import { actingAs } from "../../../lib/site/access/access.ts";
import { sessionJson, userJson } from "../../../lib/site/sign_in/user_json.ts";
import { define } from "../../../lib/site/define.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { actor } = actingAs(ctx);
    const { session } = ctx.state;
    if (!session) throw new HttpError(401, "Sign in to go on.");
    return Response.json({ user: userJson(actor), session: sessionJson(session) });
  },
});
