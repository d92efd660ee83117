import { z } from "zod";
import { define, named } from "../../../../lib/site/define.ts";
import { listOwnCredentials } from "../../../../lib/people/credentials/own_credentials.ts";
import { credentialJson } from "../../../../lib/shared/schemas/credentials.ts";
import { credentialFormRefusals, submitCredentialForm } from "../../../(_page)/credential_form.ts";
import { submission, submitted } from "../(_credentials)/submission.ts";

export const handler = define.api({
  GET: {
    tag: "Licenses",
    summary: "List the therapist's licenses",
    answer: {
      description: "The licenses, the latest expiration first.",
      body: named("Credentials", z.object({ items: z.array(credentialJson) })),
    },
    async handle({ acting }) {
      const items = await listOwnCredentials(acting);
      return { items };
    },
  },

  POST: {
    tag: "Licenses",
    summary: "Submit a license",
    description:
      "A copy of the license is required: a PDF or a picture, up to 5 MB. Patients can find the therapist " +
      "once the license is verified.",
    form: submission,
    answer: {
      status: 201,
      description: "The submitted license.",
      body: named("Credential", credentialJson),
    },
    problems: { too_large: credentialFormRefusals.too_large },
    async handle({ acting, ctx }) {
      return submitted(await submitCredentialForm(acting, null, ctx.req));
    },
  },
});
