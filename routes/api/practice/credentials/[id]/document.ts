import { define } from "../../../../../lib/site/define.ts";
import { documentTypes } from "../../../../../lib/files/document_type.ts";
import { readCredentialDocument } from "../../../../../lib/people/credentials/read_credential_document.ts";
import { notFoundProblem } from "../../../../../lib/http/refusal_problem.ts";

export const handler = define.api({
  GET: {
    tag: "Licenses",
    summary: "Download the document of one of the therapist's licenses",
    answer: { description: "The document.", file: documentTypes },
    async handle({ acting, params }) {
      const document = await readCredentialDocument(acting, params.id);
      if (!document) throw notFoundProblem();
      return document;
    },
  },
});
