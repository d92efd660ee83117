import { define, reply } from "../../../lib/site/define.ts";
import { signOut } from "../../../lib/auth/sessions/sign_out.ts";
import { sessionCookie } from "../../../lib/site/cookies.ts";

export const handler = define.api({
  POST: {
    tag: "Accounts",
    summary: "Sign out",
    answer: { description: "The caller is signed out." },
    async handle({ ctx: { state } }) {
      if (state.session) await signOut(state, state.session);
      return reply(undefined, { headers: { "set-cookie": sessionCookie.clear(state.config) } });
    },
  },
});
