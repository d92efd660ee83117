import { define, named } from "../../../../../lib/site/define.ts";
import { findForReview } from "../../../../../lib/people/credentials/credentials_for_review.ts";
import { reviewedCredentialJson } from "../../../../../lib/shared/schemas/credentials.ts";
import { notFoundProblem } from "../../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Licenses",
    summary: "Read a license to review",
    answer: {
      description: "The license, with its therapist.",
      body: named("ReviewedCredential", reviewedCredentialJson),
    },
    async handle({ acting, params }) {
      const credential = await findForReview(acting, params.id);
      if (!credential) throw notFoundProblem();
      return credential;
    },
  },
});
