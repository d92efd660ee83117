import { HttpError, page } from "fresh";
import { Card } from "../../../components/page/Card.tsx";
import { ChoiceGroup, ErrorSummary, Form, SelectField, TextField } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Paragraphs } from "../../../components/page/Paragraphs.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { answerRequest } from "../../../lib/people/care/answer_request.ts";
import { careRefusals } from "../../../lib/leaving/care_refusals.ts";
import { listColleagues } from "../../../lib/people/care/list_colleagues.ts";
import { findCare } from "../../../lib/people/care/list_care.ts";
import type { Acting } from "../../../lib/practice.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { CARE_TEXT_LIMIT, careAnswerForm } from "../../../lib/shared/schemas/care.ts";
import { refusedForm } from "../../../lib/http/refused_form.ts";

const decisions = [
  { value: "accept", label: "Accept", hint: "They can book visits with you." },
  { value: "decline", label: "Decline", hint: "Give a kind reason." },
  { value: "refer", label: "Refer to a colleague", hint: "They'll see who you recommend." },
];

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), idFrom(ctx.params));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const form = await readForm(ctx.req, careAnswerForm);
    if (form.kind === "invalid") return await show(acting, id, { ...form, status: 422 });
    const result = await answerRequest(acting, id, form.input);
    switch (result.kind) {
      case "answered":
        return redirectTo(paths.requests({ done: "answered" }));
      case "not_found":
        throw new HttpError(404);
      default:
        return await show(acting, id, {
          values: form.values,
          ...refusedForm(careRefusals, result, acting.actor),
        });
    }
  },
});

async function show(
  acting: Acting,
  id: string,
  { values = {}, errors = {}, status }: { values?: FormValues; errors?: FieldErrors; status?: number } = {},
) {
  const care = await findCare(acting, id);
  if (!care || care.therapist.id !== acting.actor.userId) throw new HttpError(404);
  const colleagues = await listColleagues(acting.db, acting, care.patient.id);
  return page({ care, colleagues, values, errors }, { status });
}

export default define.page<typeof handler>(({ data: { care, colleagues, values, errors } }) => (
  <div class="max-w-prose">
    <PageTitle errors={errors}>Answer a request</PageTitle>
    <PageHeading back={{ href: paths.requests(), label: "Requests" }}>
      <bdi>{care.patient.name}</bdi>
    </PageHeading>
    <div class="grid gap-6">
      <Card>
        {care.note ? <Paragraphs text={care.note} /> : <p class="text-soft">They didn't write a note.</p>}
      </Card>
      {care.status === "requested"
        ? (
          <Form submit="Send the answer" beside={<a href={paths.requests()}>Answer later</a>}>
            <ErrorSummary errors={errors} />
            <ChoiceGroup
              type="radio"
              name="decision"
              label="Your answer"
              options={colleagues.length > 0 ? decisions : decisions.slice(0, 2)}
              value={values.decision}
              error={errors.decision}
              required
            />
            {colleagues.length > 0
              ? (
                <SelectField
                  name="referTo"
                  label="Colleague"
                  hint="Choose one only if you refer the patient. These colleagues are licensed in the patient's state and are taking new patients."
                  blank="No one"
                  options={colleagues.map(({ id, name, titles }) => ({
                    value: id,
                    label: `${isolated(name)}, ${titles}`,
                  }))}
                  value={values.referTo}
                  error={errors.referTo}
                />
              )
              : null}
            <TextField
              name="reason"
              label="Your message"
              hint={`You need to write one if you decline. ${
                isolated(care.patient.name)
              } reads it here. We don't put it in emails.`}
              value={values.reason}
              error={errors.reason}
              rows={4}
              maxLength={CARE_TEXT_LIMIT}
            />
          </Form>
        )
        : <Notice title={errors[""] ?? "This request was already answered or taken back."} role="status" />}
    </div>
  </div>
));
