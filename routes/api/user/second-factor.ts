import { define, named } from "../../../lib/site/define.ts";
import { findSecondFactors } from "../../../lib/auth/two_factor/second_factors.ts";
import { secondFactorsJson } from "../../../lib/shared/schemas/two_factor.ts";

export const handler = define.api({
  GET: {
    tag: "Second factor",
    summary: "Read which second factors the caller has",
    answer: { description: "The second factors.", body: named("SecondFactors", secondFactorsJson) },
    async handle({ acting, session }) {
      const factors = await findSecondFactors(acting.db, acting.actor.userId);
      return { ...factors, provenInSession: session.secondFactorAt !== null };
    },
  },
});
