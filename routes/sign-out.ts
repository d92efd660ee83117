import { signOut } from "../lib/auth/sessions/sign_out.ts";
import { define } from "../lib/site/define.ts";
import { redirectTo } from "../lib/http/redirect.ts";
import { sessionCookie } from "../lib/site/cookies.ts";
import * as paths from "../lib/shared/paths.ts";

export const handler = define.handlers({
  async POST({ state }) {
    if (state.session) await signOut(state, state.session);
    return redirectTo(paths.home(), { "set-cookie": sessionCookie.clear(state.config) });
  },
});
