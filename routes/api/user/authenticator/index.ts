import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { beginEnrollment, removeAuthenticator } from "../../../../lib/auth/two_factor/enrollment.ts";
import { totpUri } from "../../../../lib/auth/two_factor/totp.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Make a new key for an authenticator app",
    description: "The key replaces the previous one once its first code is confirmed.",
    needsProof: true,
    answer: {
      status: 201,
      description: "The key, shown only once.",
      body: named("AuthenticatorKey", z.object({ secret: z.string(), uri: z.string() })),
    },
    async handle({ acting, session }) {
      const secret = await beginEnrollment(acting, session);
      return { secret, uri: totpUri(secret, acting.actor.email) };
    },
  },

  DELETE: {
    tag: "Second factor",
    summary: "Turn off the authenticator app",
    needsProof: true,
    answer: { description: "The app is turned off. Other sessions have ended." },
    handle: ({ acting, session }) => removeAuthenticator(acting, session),
  },
});
