import { signOut } from "../lib/auth/sign_out.ts";
import { define } from "../lib/http/define.ts";
import { redirectTo } from "../lib/http/redirect.ts";
import { clearedSessionCookie } from "../lib/http/session_cookie.ts";
import { paths } from "../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST({ state }) {
    if (state.session) await signOut(state, state.session);
    return redirectTo(paths.home(), { "set-cookie": clearedSessionCookie(state.config) });
  },
});
