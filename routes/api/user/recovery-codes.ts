import { z } from "zod";
import { define, named } from "../../../lib/site/define.ts";
import { renewRecoveryCodes } from "../../../lib/auth/two_factor/renew_recovery_codes.ts";
import { refusalProblem } from "../../../lib/http/refusal_problem.ts";
import { recoveryCodesRefusals } from "../../../lib/auth/two_factor/second_factor_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Second factor",
    summary: "Make ten new recovery codes",
    needsProof: true,
    answer: {
      status: 201,
      description: "The codes, shown only once. Earlier codes no longer work.",
      body: named("RecoveryCodes", z.object({ recoveryCodes: z.array(z.string()) })),
    },
    problems: recoveryCodesRefusals,
    async handle({ acting }) {
      const recoveryCodes = await renewRecoveryCodes(acting);
      if (!recoveryCodes) throw refusalProblem(recoveryCodesRefusals, { kind: "no_second_factor" });
      return { recoveryCodes };
    },
  },
});
