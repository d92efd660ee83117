import { define, named } from "../../../../../lib/site/define.ts";
import { Problem } from "../../../../../lib/http/problem.ts";
import { findOwnCredential } from "../../../../../lib/people/credentials/own_credentials.ts";
import { removeCredential } from "../../../../../lib/people/credentials/remove_credential.ts";
import { credentialJson } from "../../../../../lib/shared/schemas/credentials.ts";
import { submitCredentialForm } from "../../../../(_page)/credential_form.ts";
import { submission, submitted } from "../../(_credentials)/submission.ts";

const credential = named("Credential", credentialJson);
const notFound = () => new Problem(404, "There is no such license, or it is not yours.");

export const handler = define.api({
  GET: {
    tag: "Licenses",
    summary: "Read one of the therapist's licenses",
    answer: { description: "The license.", body: credential },
    async handle({ acting, params }) {
      const credential = await findOwnCredential(acting, params.id);
      if (!credential) throw notFound();
      return credential;
    },
  },

  PUT: {
    tag: "Licenses",
    summary: "Correct a license and submit it again",
    description: "Without a document, the previous one stays.",
    form: submission,
    answer: { description: "The submitted license.", body: credential },
    problems: { 409: "`not_changeable`: It is verified. Submit a renewal as a license of its own." },
    async handle({ acting, params, ctx }) {
      return submitted(await submitCredentialForm(acting, params.id, ctx.req));
    },
  },

  DELETE: {
    tag: "Licenses",
    summary: "Withdraw a license",
    answer: { description: "The license and its document are deleted." },
    problems: { 409: "`not_changeable`: It is verified. Only the practice can take it back." },
    async handle({ acting, params }) {
      const result = await removeCredential(acting, params.id);
      switch (result.kind) {
        case "removed":
          return;
        case "not_found":
          throw notFound();
        case "not_changeable":
          throw new Problem(409, "It is verified: only the practice takes it back.", {
            code: "not_changeable",
          });
      }
    },
  },
});
