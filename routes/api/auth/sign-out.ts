import { signOut } from "../../../lib/auth/sign_out.ts";
import { define } from "../../../lib/http/define.ts";
import { clearedSessionCookie } from "../../../lib/http/session_cookie.ts";

export const handler = define.handlers({
  async POST({ state }) {
    if (state.session) await signOut(state, state.session);
    return new Response(null, {
      status: 204,
      headers: { "set-cookie": clearedSessionCookie(state.config) },
    });
  },
});
