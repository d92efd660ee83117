import { define, named } from "../../../../../lib/site/define.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { claimOffer } from "../../../../../lib/scheduling/waitlist/answer_offer.ts";
import { claimRefusals } from "../../../../../lib/scheduling/waitlist/waitlist_refusals.ts";
import { claimOutput } from "../../../../../lib/shared/schemas/waitlist.ts";

export const handler = define.api({
  POST: {
    tag: "Appointments",
    summary: "Claim an offered time",
    answer: {
      description:
        "The time is booked or requested, or the appointment has moved there. A repeated claim has no further " +
        "effect.",
      body: named("WaitlistClaim", claimOutput),
    },
    problems: claimRefusals,
    async handle({ acting, params }) {
      const result = await claimOffer(acting, params.id);
      if (result.kind !== "claimed") throw refusalProblem(claimRefusals, result, acting.actor.role);
      return { appointmentId: result.appointmentId };
    },
  },
});
