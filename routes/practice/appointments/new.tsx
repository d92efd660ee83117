import { page } from "fresh";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { NewAppointmentForm } from "../(_components)/NewAppointmentForm.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PlanPreview } from "../../../components/booking/PlanPreview.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FormValues, formValues, parseForm } from "../../../lib/http/form.ts";
import { listCare } from "../../../lib/people/care/list_care.ts";
import type { Acting } from "../../../lib/practice.ts";
import { plannedVisitFacts } from "../../../lib/scheduling/booking/plan/planned_visit_facts.ts";
import { lookAtPlan, type PlanShown, postPlan, type ReadPlan } from "../../(_page)/plan_page.ts";
import { listOwnTypes } from "../../../lib/scheduling/schedule/own_types.ts";
import { momentOfForm } from "../../../lib/scheduling/time/wall_clock.ts";
import { zoneName } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { newAppointmentForm } from "../../../lib/shared/schemas/plan.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const values = formValues(ctx.url.searchParams);
    const shown = values.show
      ? await lookAtPlan(acting, values, readPlan(acting))
      : { values: prefilled(acting, values) };
    return await show(acting, shown);
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const posted = await postPlan(acting, ctx.req, readPlan(acting));
    return posted instanceof Response ? posted : await show(acting, posted);
  },
});

/** Returns the values that the address presets: the patient, and the time that was chosen in the calendar. */
function prefilled({ actor }: Acting, { patient, day, startsAt }: FormValues): FormValues {
  const values: FormValues = { ...(patient ? { patient } : {}), ...(day ? { day } : {}) };
  if (typeof startsAt !== "string" || !/^20\d\d-[\dT:.Z+-]{10,40}$/.test(startsAt)) return values;
  try {
    const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO(actor.timeZone);
    const time = local.toPlainTime().toString({ smallestUnit: "minute" });
    return { ...values, day: local.toPlainDate().toString(), time };
  } catch {
    return values;
  }
}

const readPlan = ({ actor }: Acting): ReadPlan => (values) => {
  const form = parseForm(values, newAppointmentForm);
  if (form.kind === "invalid") return form;
  const { patient, kind, type, day, time, repeat } = form.input;
  const startsAt = momentOfForm(day, time, actor.timeZone);
  if (!startsAt) {
    return {
      kind: "invalid",
      values,
      errors: { time: "The clocks change that day, and this time doesn't exist. Choose another time." },
    };
  }
  return {
    kind: "plan",
    plan: { therapistId: actor.userId, patientIds: patient, kind, typeId: type, startsAt, repeat },
  };
};

async function show(acting: Acting, { values, errors = {}, visits, left = [], status = 200 }: PlanShown) {
  const patients = (await listCare(acting, "active")).map(({ patient }) => patient);
  const types = (await listOwnTypes(acting)).filter(({ archived }) => !archived);
  const { timeZone } = acting.actor;
  return page({
    values,
    errors,
    patients,
    types,
    timeZone,
    visits: visits?.map((visit) => plannedVisitFacts(visit, true)) ?? null,
    left: left.map((at) => Temporal.Instant.from(at).toString()),
    key: crypto.randomUUID(),
  }, { status });
}

export default define.page<typeof handler>(({ data }) => {
  const { values, errors, patients, types, timeZone, visits, left, key } = data;
  return (
    <div class="max-w-prose">
      <PageTitle errors={errors}>New visit</PageTitle>
      <PageHeading back={{ href: paths.practice(), label: "Calendar" }}>New visit</PageHeading>
      {patients.length === 0
        ? (
          <EmptyState
            title="You don't have any patients yet"
            action={<ButtonLink href={paths.requests()}>See requests</ButtonLink>}
          >
            Once you accept a patient, you can book visits for them.
          </EmptyState>
        )
        : (
          <NewAppointmentForm
            values={values}
            errors={errors}
            patients={patients}
            types={types}
            zoneLabel={zoneName(timeZone)}
          />
        )}
      {visits
        ? (
          <Section id="preview" title="Review the visits">
            {visits.every(({ conflicts }) => conflicts.length === 0)
              ? (
                <div class="mb-4">
                  <Notice tone="good" role="status" title="There are no conflicts." />
                </div>
              )
              : null}
            <PlanPreview
              visits={visits.map((visit) => ({ ...visit, value: visit.startsAt }))}
              timeZone={timeZone}
              box={{ name: "skip", label: "Leave out this visit" }}
              left={left}
              hidden={[...hiddenOf(values), ["key", key]]}
              submit={visits.length > 1 ? "Book these visits" : "Book this visit"}
            />
          </Section>
        )
        : null}
    </div>
  );
});

/** Returns the plan's fields, to be sent again with the decisions. */
function hiddenOf(values: FormValues): [string, string][] {
  return ["patient", "kind", "type", "day", "time", "every", "count"].flatMap((name) =>
    [values[name] ?? []].flat().map((value): [string, string] => [name, value])
  );
}
