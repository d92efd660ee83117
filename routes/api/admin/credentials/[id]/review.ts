import { define, named } from "../../../../../lib/site/define.ts";
import { reviewCredential } from "../../../../../lib/people/credentials/review_credential.ts";
import { reviewInput } from "../../../../../lib/shared/schemas/credentials.ts";
import { refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { reviewRefusals } from "../../../../../lib/people/credentials/credential_refusals.ts";

export const handler = define.api({
  POST: {
    tag: "Licenses",
    summary: "Decide on a license",
    description: "The decision applies to the version that the admin has read. The therapist gets an email.",
    body: named("CredentialReview", reviewInput),
    answer: { description: "The decision is saved." },
    problems: reviewRefusals,
    async handle({ acting, params, body }) {
      const result = await reviewCredential(acting, params.id, body);
      if (result.kind !== "reviewed") throw refusalProblem(reviewRefusals, result);
    },
  },
});
