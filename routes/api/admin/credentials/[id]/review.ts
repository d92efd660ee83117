import { define, named } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { reviewCredential, reviewSentence } from "../../../../../lib/people/credentials/review_credential.ts";
import { reviewInput } from "../../../../../lib/shared/schemas/credentials.ts";

export const handler = define.api({
  POST: {
    tag: "Licenses",
    summary: "Decide on a license",
    description: "The decision is about the version that was read. The therapist gets a mail.",
    body: named("CredentialReview", reviewInput),
    answer: { description: "The license is decided on." },
    problems: { 409: "The license has been changed or decided on since, or has expired." },
    async handle({ acting, params, body }) {
      const result = await reviewCredential(acting, params.id, body);
      switch (result.kind) {
        case "reviewed":
          return;
        case "not_found":
          throw new Problem(404, "There is no such license.");
        case "changed":
        case "expired":
          throw new Problem(409, reviewSentence(result), { code: result.kind });
      }
    },
  },
});
