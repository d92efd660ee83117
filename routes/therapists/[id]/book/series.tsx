import { HiddenFields } from "../../../../components/form/HiddenFields.tsx";
import { type Context, HttpError, page } from "fresh";
import { ErrorSummary, Form } from "../../../../components/form/Form.tsx";
import { Notice } from "../../../../components/page/Notice.tsx";
import { PageHeading } from "../../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../../components/page/PageTitle.tsx";
import { PlanPreview } from "../../../../components/booking/PlanPreview.tsx";
import { RepeatFields } from "../../../../components/booking/RepeatFields.tsx";
import { Section } from "../../../../components/page/Section.tsx";
import { actingAs } from "../../../../lib/site/access/access.ts";
import { define } from "../../../../lib/site/define.ts";
import { formValues, parseForm } from "../../../../lib/http/form.ts";
import { idFrom } from "../../../../lib/http/parameters.ts";
import type { State } from "../../../../lib/site/state.ts";
import { findTherapistForCare } from "../../../../lib/people/care/find_therapist_for_care.ts";
import { readWards } from "../../../../lib/people/guardians/read_wards.ts";
import { plannedVisitFacts } from "../../../../lib/scheduling/booking/plan/planned_visit_facts.ts";
import { lookAtPlan, type PlanShown, postPlan, type ReadPlan } from "../../../(_page)/plan_page.ts";
import { formatDateTime, zoneName } from "../../../../lib/shared/format.ts";
import * as paths from "../../../../lib/shared/paths.ts";
import { seriesForm } from "../../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async GET(ctx) {
    // By default: the usual type, one week apart.
    const asked = { every: "week", count: "8", ...formValues(ctx.url.searchParams) };
    return await show(ctx, await lookAtPlan(actingAs(ctx), asked, readPlan(ctx)));
  },

  async POST(ctx) {
    const posted = await postPlan(actingAs(ctx), ctx.req, readPlan(ctx));
    return posted instanceof Response ? posted : await show(ctx, posted);
  },
});

const readPlan = (ctx: Context<State>): ReadPlan => (values) => {
  const form = parseForm(values, seriesForm);
  if (form.kind === "invalid") return form;
  const { startsAt, patient = actingAs(ctx).actor.userId, type, repeat } = form.input;
  return {
    kind: "plan",
    plan: {
      therapistId: idFrom(ctx.params),
      patientIds: [patient],
      kind: "individual",
      typeId: type,
      startsAt: Temporal.Instant.from(startsAt),
      repeat,
    },
  };
};

async function show(
  ctx: Context<State>,
  { values, errors = {}, visits, left = [], status = 200 }: PlanShown,
) {
  const acting = actingAs(ctx);
  const therapistId = idFrom(ctx.params);
  const pair = { therapistId, patientId: acting.actor.userId };
  const therapist = await findTherapistForCare(acting.db, acting, pair);
  if (!therapist) throw new HttpError(404);
  const wards = values.patient ? await readWards(acting) : [];
  return page({
    ward: wards.find(({ id }) => id === values.patient)?.name ?? null,
    therapist: { id: therapistId, name: therapist.name },
    values,
    errors,
    timeZone: acting.actor.timeZone,
    visits: visits?.map((visit) => plannedVisitFacts(visit, false)) ?? null,
    left: left.map((at) => Temporal.Instant.from(at).toString()),
    key: crypto.randomUUID(),
  }, { status });
}

const fields = ["startsAt", "patient", "type", "every", "count"];

export default define.page<typeof handler>(({ data }) => {
  const { ward, therapist, values, errors, timeZone, visits, left, key } = data;
  const text = (name: string) => typeof values[name] === "string" ? values[name] : "";
  const free = visits?.filter(({ conflicts }) => conflicts.length === 0).length ?? 0;
  const back = paths.book(therapist.id, {
    patient: text("patient") || undefined,
    type: text("type") || undefined,
    startsAt: text("startsAt") || undefined,
  });
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>{`A series with ${therapist.name}`}</PageTitle>
      <PageHeading
        back={{ href: back, label: "One visit" }}
        lead={visits?.[0]
          ? `${ward ? `For ${ward}. ` : ""}From ${
            formatDateTime(visits[0].startsAt, timeZone)
          }, always at the same time of day.`
          : null}
      >
        A series with <bdi>{therapist.name}</bdi>
      </PageHeading>
      <Form method="get" submit="Show the dates">
        <ErrorSummary errors={errors} />
        <HiddenFields
          values={{ startsAt: text("startsAt"), patient: text("patient"), type: text("type") }}
        />
        <RepeatFields values={values} errors={errors} />
      </Form>
      {visits
        ? (
          <Section id="preview" title="Review your visits">
            <p class="mb-4">Times are in {zoneName(timeZone)}.</p>
            {free < visits.length
              ? (
                <div class="mb-4">
                  <Notice title={`You can book ${free} of ${visits.length} visits`}>
                    Leave out the others, or go back and choose another time.
                  </Notice>
                </div>
              )
              : null}
            <PlanPreview
              visits={visits.map((visit) => ({ ...visit, value: visit.startsAt }))}
              timeZone={timeZone}
              box={{ name: "skip", label: "Leave out this visit" }}
              left={left}
              hidden={[
                ...fields.filter((name) => text(name)).map((name) => [name, text(name)] as const),
                ["key", key],
              ]}
              submit="Book these visits"
            />
          </Section>
        )
        : null}
    </div>
  );
});
