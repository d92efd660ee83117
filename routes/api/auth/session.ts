import { HttpError } from "fresh";
import { actingAs } from "../../../lib/auth/access.ts";
import { sessionJson, userJson } from "../../../lib/auth/user_json.ts";
import { define } from "../../../lib/http/define.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { actor } = actingAs(ctx);
    const { session } = ctx.state;
    if (!session) throw new HttpError(401, "Sign in to go on.");
    return Response.json({ user: userJson(actor), session: sessionJson(session) });
  },
});
