import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { renewRecoveryCodes } from "../../../lib/auth/two_factor/renew_recovery_codes.ts";
import { Problem } from "../../../lib/http/problem.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Make ten new recovery codes",
    needsProof: true,
    answer: {
      status: 201,
      description: "The codes, shown this one time. Earlier ones no longer work.",
      body: named("RecoveryCodes", z.object({ recoveryCodes: z.array(z.string()) })),
    },
    problems: { 409: "`no_second_factor`: The account has no second factor." },
    async handle({ acting }) {
      const recoveryCodes = await renewRecoveryCodes(acting);
      if (recoveryCodes) return { recoveryCodes };
      throw new Problem(409, "Set up an authenticator app or a passkey first.", { code: "no_second_factor" });
    },
  },
});
