import { HttpError, page } from "fresh";
import { Stack } from "../../../../components/page/Card.tsx";
import { CredentialCard } from "../../../../components/credentials/CredentialCard.tsx";
import { ChoiceGroup, ErrorSummary, Form, TextField } from "../../../../components/form/Form.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../lib/http/redirect.ts";
import { credentialFacts } from "../../../(_page)/credential_facts.ts";
import { allows } from "../../../../lib/people/credentials/credential_states.ts";
import { findForReview } from "../../../../lib/people/credentials/credentials_for_review.ts";
import { reviewCredential } from "../../../../lib/people/credentials/review_credential.ts";
import type { Acting } from "../../../../lib/practice.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { reviewForm } from "../../../../lib/shared/schemas/credentials.ts";
import { refusedForm } from "../../../../lib/http/refused_form.ts";
import { reviewRefusals } from "../../../../lib/people/credentials/credential_refusals.ts";

const decisions = [
  {
    value: "verify",
    label: "Verify this license",
    hint: "Patients in this state can then find and book the therapist.",
  },
  { value: "ask_more", label: "Ask for more information" },
  { value: "refuse", label: "Reject this license" },
] as const;

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), idFrom(ctx.params));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const form = await readForm(ctx.req, reviewForm);
    if (form.kind === "invalid") return await show(acting, id, { ...form, status: 422 });
    const result = await reviewCredential(acting, id, form.input);
    if (result.kind === "not_found") throw new HttpError(404);
    if (result.kind === "reviewed") return redirectTo(paths.reviewCredentials({ done: "reviewed" }));
    return await show(acting, id, {
      values: form.values,
      ...refusedForm(reviewRefusals, result, acting.actor),
    });
  },
});

async function show(
  acting: Acting,
  id: string,
  { values = {}, errors = {}, status }: { values?: FormValues; errors?: FieldErrors; status?: number } = {},
) {
  const credential = await findForReview(acting, id);
  if (!credential) throw new HttpError(404);
  const { therapist, version } = credential;
  return page({
    facts: credentialFacts(credential, paths.reviewDocument),
    therapist,
    version,
    decisions: decisions.filter(({ value }) => allows(credential.status, value)),
    values,
    errors,
  }, { status });
}

export default define.page<typeof handler>(({ data }) => (
  <div class="max-w-prose">
    <PageTitle errors={data.errors}>Review a license</PageTitle>
    <PageHeading
      back={{ href: paths.reviewCredentials(), label: "Licenses" }}
      lead={`${data.therapist.titles || "No titles entered"} · ${data.therapist.email}`}
    >
      <bdi>{data.therapist.name}</bdi>
    </PageHeading>
    <div class="grid gap-6">
      <Stack as="ul">
        <CredentialCard credential={data.facts} />
      </Stack>
      {data.decisions.length > 0
        ? (
          <Form submit="Save your decision">
            <ErrorSummary errors={data.errors} />
            <input type="hidden" name="version" value={data.version} />
            <ChoiceGroup
              type="radio"
              name="decision"
              label="State register"
              options={data.decisions}
              value={data.values.decision}
              error={data.errors.decision}
              required
            />
            <TextField
              name="reason"
              label="Reason"
              hint="The therapist will read this. You can leave it empty only if you verify the license."
              value={data.values.reason}
              error={data.errors.reason}
              rows={3}
              maxLength={500}
            />
          </Form>
        )
        : <p class="text-soft">The therapist needs to submit it again before you can decide.</p>}
    </div>
  </div>
));
