import { define, named } from "../../../../lib/site/define.ts";
import { findTherapist } from "../../../../lib/directory/find_therapist.ts";
import { therapistProfileOutput } from "../../../../lib/shared/schemas/directory.ts";
import { notFoundProblem } from "../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Therapists",
    summary: "Read a therapist's public profile",
    description: "Therapists can read their own, listed or not.",
    answer: {
      description: "The profile, with the next slot that the caller can book.",
      body: named("TherapistProfile", therapistProfileOutput),
    },
    async handle({ caller, params }) {
      const therapist = await findTherapist(caller, params.id);
      if (!therapist) throw notFoundProblem();
      return therapist;
    },
  },
});
