import { page } from "fresh";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { CheckboxField, ChoiceGroup, ErrorSummary, Form } from "../../../components/form/Form.tsx";
import { includes } from "../../../components/form/FieldFrame.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Paragraphs } from "../../../components/page/Paragraphs.tsx";
import { RequestedVisits } from "../(_components)/RequestedVisits.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { Time } from "../../../components/page/Time.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { readChangedForm } from "../../../lib/http/changed_form.ts";
import type { FormValues } from "../../../lib/http/form.ts";
import type { FormAgain } from "../../../lib/http/refused_form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { readCareSettings, saveCareSettings } from "../../../lib/people/care/care_settings.ts";
import { listCare } from "../../../lib/people/care/list_care.ts";
import type { Acting } from "../../../lib/practice.ts";
import { listRequestedVisits } from "../../../lib/scheduling/appointments/list_requested_visits.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { type CareSettings, careSettingsForm } from "../../../lib/shared/schemas/care.ts";

interface Sent {
  values: FormValues;
}

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), ctx.url.searchParams.get("done"));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const now = settingsValues(await readCareSettings(acting));
    const form = await readChangedForm(ctx.req, careSettingsForm, now);
    if (form.kind === "invalid") return await show(acting, null, form);
    await saveCareSettings(acting, form.input);
    return redirectTo(paths.requests({ done: "saved" }));
  },
});

const settingsValues = ({ accepting, firstVisitOpen }: CareSettings): FormValues => ({
  accepting,
  firstVisitOpen: firstVisitOpen ? ["yes"] : [],
});

async function show(acting: Acting, done: string | null, refused?: Partial<FormAgain> & Sent) {
  const visits = await listRequestedVisits(acting);
  const [requests, settings] = [await listCare(acting, "requested"), await readCareSettings(acting)];
  const { timeZone } = acting.actor;
  const { values = settingsValues(settings), errors = {}, status } = refused ?? {};
  return page({ visits, requests, values, timeZone, done, errors }, { status });
}

const accepting = [
  { value: "yes", label: "Yes", hint: "New patients can ask to work with you." },
  { value: "waiting_list", label: "Only a waitlist", hint: "New patients can ask to join it." },
  { value: "no", label: "No", hint: "New patients can't ask. Nothing changes for your current patients." },
];

export default define.page<typeof handler>((
  { data: { visits, requests, values, timeZone, done, errors } },
) => (
  <>
    <PageTitle errors={errors}>Requests</PageTitle>
    <PageHeading>Requests</PageHeading>
    <div class="grid gap-4">
      {done === "answered"
        ? (
          <Notice tone="good" role="status" title="You answered the request">
            The patient will get an email.
          </Notice>
        )
        : done === "saved"
        ? <Notice tone="good" role="status" title="Saved" />
        : null}
      {visits.length > 0
        ? (
          <Section id="visits" title="Visit requests">
            <RequestedVisits visits={visits} timeZone={timeZone} />
          </Section>
        )
        : null}
      {requests.length === 0
        ? visits.length > 0 ? null : (
          <EmptyState title="No requests">
            When a patient asks to work with you, you'll see the request here and get an email.
          </EmptyState>
        )
        : (
          <Section id="asking" title="Asking to work with you">
            <Stack as="ul">
              {requests.map(({ id, patient, note, requestedAt, waitlisted }) => (
                <Card as="li" key={id} aria-labelledby={`request-${id}`}>
                  <div class="grid gap-3">
                    <div>
                      <h3 id={`request-${id}`} class="text-lg font-semibold">
                        <bdi>{patient.name}</bdi>
                      </h3>
                      <p class="text-soft">
                        {waitlisted ? "On the waitlist since" : "Asked on"}{" "}
                        <Time at={requestedAt} timeZone={timeZone} show="date" />
                      </p>
                    </div>
                    {note ? <Paragraphs text={note} /> : <p class="text-soft">They didn't write a note.</p>}
                    <div class="flex flex-wrap gap-3">
                      <ButtonLink href={paths.request(id)} aria-label={`Answer ${patient.name}`}>
                        Answer
                      </ButtonLink>
                    </div>
                  </div>
                </Card>
              ))}
            </Stack>
          </Section>
        )}
    </div>
    <Section id="settings" title="New patients">
      <div class="max-w-prose">
        <Form submit="Save" was={values}>
          <ErrorSummary errors={errors} />
          <ChoiceGroup
            type="radio"
            name="accepting"
            label="Are you taking new patients?"
            options={accepting}
            value={values.accepting}
            error={errors.accepting}
            required
          />
          <CheckboxField
            name="firstVisitOpen"
            value="yes"
            label="Anyone can book a first visit without asking"
            hint="They need your answer before they can book more. This applies only while you're taking new patients."
            checked={includes(values.firstVisitOpen, "yes")}
          />
        </Form>
      </div>
    </Section>
  </>
));
