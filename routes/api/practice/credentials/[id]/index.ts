import { define, named } from "../../../../../lib/site/define.ts";
import { findOwnCredential } from "../../../../../lib/people/credentials/own_credentials.ts";
import { removeCredential } from "../../../../../lib/people/credentials/remove_credential.ts";
import { credentialJson } from "../../../../../lib/shared/schemas/credentials.ts";
import { credentialFormRefusals, submitCredentialForm } from "../../../../(_page)/credential_form.ts";
import { submission, submitted } from "../../(_credentials)/submission.ts";
import { notFoundProblem, refusalProblem } from "../../../../../lib/http/refusal_problem.ts";
import { removeCredentialRefusals } from "../../../../../lib/people/credentials/credential_refusals.ts";

const credential = named("Credential", credentialJson);

export const handler = define.api({
  GET: {
    tag: "Licenses",
    summary: "Read one of the therapist's licenses",
    answer: { description: "The license.", body: credential },
    async handle({ acting, params }) {
      const credential = await findOwnCredential(acting, params.id);
      if (!credential) throw notFoundProblem();
      return credential;
    },
  },

  PUT: {
    tag: "Licenses",
    summary: "Correct a license and submit it again",
    description: "If no document is sent, the previous one stays.",
    form: submission,
    answer: { description: "The submitted license.", body: credential },
    problems: credentialFormRefusals,
    async handle({ acting, params, ctx }) {
      return submitted(await submitCredentialForm(acting, params.id, ctx.req));
    },
  },

  DELETE: {
    tag: "Licenses",
    summary: "Withdraw a license",
    answer: { description: "The license and its document are deleted." },
    problems: removeCredentialRefusals,
    async handle({ acting, params }) {
      const result = await removeCredential(acting, params.id);
      if (result.kind !== "removed") throw refusalProblem(removeCredentialRefusals, result);
    },
  },
});
