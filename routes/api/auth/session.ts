import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { userJson } from "../../../lib/site/sign_in/user_json.ts";
import { sessionJsonSchema, userJsonSchema } from "../../../lib/shared/schemas/auth.ts";

export const handler = define.api({
  GET: {
    tag: "Accounts",
    summary: "Read the signed-in user",
    answer: {
      description: "The user and their session.",
      body: named("Session", z.object({ user: userJsonSchema, session: sessionJsonSchema })),
    },
    handle: ({ acting, session }) => ({ user: userJson(acting.actor), session }),
  },
});
