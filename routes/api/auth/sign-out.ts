import { signOut } from "../../../lib/auth/sessions/sign_out.ts";
import { define } from "../../../lib/site/define.ts";
import { sessionCookie } from "../../../lib/site/cookies.ts";

export const handler = define.handlers({
  async POST({ state }) {
    if (state.session) await signOut(state, state.session);
    return new Response(null, {
      status: 204,
      headers: { "set-cookie": sessionCookie.clear(state.config) },
    });
  },
});
