import { HttpError, page } from "fresh";
import { ButtonLink } from "../../../components/button.tsx";
import { EmptyState } from "../../../components/empty_state.tsx";
import { NewAppointmentForm } from "../../../components/new_appointment_form.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PageHeading } from "../../../components/page_heading.tsx";
import { PageTitle } from "../../../components/page_title.tsx";
import { PlanPreview } from "../../../components/plan_preview.tsx";
import { Section } from "../../../components/section.tsx";
import { actingAs } from "../../../lib/auth/access.ts";
import { define } from "../../../lib/http/define.ts";
import {
  type FieldErrors,
  type FormValues,
  formValues,
  parseForm,
  readFormValues,
} from "../../../lib/http/form.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import { listCare } from "../../../lib/people/care/list_care.ts";
import type { Acting } from "../../../lib/practice.ts";
import { bookPlan } from "../../../lib/scheduling/plan/book_plan.ts";
import type { Plan } from "../../../lib/scheduling/plan/check_plan.ts";
import { plannedVisitFacts } from "../../../lib/scheduling/plan/conflict_sentence.ts";
import type { PlannedVisit } from "../../../lib/scheduling/plan/conflicts.ts";
import { planSentence, planStatus } from "../../../lib/scheduling/plan/plan_sentence.ts";
import { previewPlan } from "../../../lib/scheduling/plan/preview_plan.ts";
import { listOwnTypes } from "../../../lib/scheduling/types/own_types.ts";
import { momentOfForm } from "../../../lib/scheduling/wall_clock.ts";
import { zoneName } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { decisionsForm, newAppointmentForm } from "../../../lib/shared/schemas/plan.ts";

interface Shown {
  values: FormValues;
  errors?: FieldErrors;
  visits?: PlannedVisit[];
  left?: string[];
  status?: number;
}

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const values = formValues(ctx.url.searchParams);
    if (!values.show) return await show(acting, { values: prefilled(acting, values) });
    const asked = readPlan(acting, values);
    if (asked.kind === "invalid") return await show(acting, { ...asked, status: 422 });
    const preview = await previewPlan(acting, asked.plan);
    if (preview.kind === "preview") return await show(acting, { values, visits: preview.visits });
    if (preview.kind === "not_found") throw new HttpError(404);
    const errors = { "": planSentence(preview, acting.actor.role) };
    return await show(acting, { values, errors, status: planStatus[preview.kind] });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const values = await readFormValues(ctx.req);
    const asked = readPlan(acting, values);
    if (asked.kind === "invalid") return await show(acting, { ...asked, status: 422 });
    const decided = parseForm(values, decisionsForm);
    if (decided.kind === "invalid") throw new HttpError(422, Object.values(decided.errors)[0]);
    const { skip, seen, override, key } = decided.input;
    const result = await bookPlan(acting, asked.plan, {
      skip: skip.map((at) => Temporal.Instant.from(at)),
      override: override ? seen : [],
      idempotencyKey: key,
    });
    if (result.kind === "not_found") throw new HttpError(404);
    if (result.kind === "booked") {
      const [first, ...others] = result.appointments;
      return redirectTo(paths.appointment(first.id, { done: others.length > 0 ? "series" : "booked" }));
    }
    const errors = { "": planSentence(result, acting.actor.role) };
    const again = await previewPlan(acting, asked.plan);
    const visits = again.kind === "preview" ? again.visits : undefined;
    return await show(acting, { values, errors, visits, left: skip, status: planStatus[result.kind] });
  },
});

/** What the address says beforehand: the patient, and the time that was chosen in the calendar. */
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

function readPlan(
  { actor }: Acting,
  values: FormValues,
): { kind: "plan"; plan: Plan } | { kind: "invalid"; values: FormValues; errors: FieldErrors } {
  const form = parseForm(values, newAppointmentForm);
  if (form.kind === "invalid") return form;
  const { patient, kind, type, day, time, repeat } = form.input;
  const startsAt = momentOfForm(day, time, actor.timeZone);
  if (!startsAt) {
    return { kind: "invalid", values, errors: { time: "On that day the clocks skip this time." } };
  }
  return {
    kind: "plan",
    plan: { therapistId: actor.userId, patientIds: patient, kind, typeId: type, startsAt, repeat },
  };
}

async function show(acting: Acting, { values, errors = {}, visits, left = [], status = 200 }: Shown) {
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
      <PageTitle errors={errors}>New appointment</PageTitle>
      <PageHeading back={{ href: paths.practice(), label: "Calendar" }}>New appointment</PageHeading>
      {patients.length === 0
        ? (
          <EmptyState
            title="You have no patients yet"
            action={<ButtonLink href={paths.requests()}>Requests</ButtonLink>}
          >
            Once you have accepted somebody, you can book visits for them.
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
          <Section id="preview" title="What would be booked">
            {visits.every(({ conflicts }) => conflicts.length === 0)
              ? (
                <div class="mb-4">
                  <Notice tone="good" role="status" title="Nothing stands in the way." />
                </div>
              )
              : null}
            <PlanPreview
              visits={visits.map((visit) => ({ ...visit, value: visit.startsAt }))}
              timeZone={timeZone}
              box={{ name: "skip", label: "Leave this one out" }}
              left={left}
              hidden={[...hiddenOf(values), ["key", key]]}
              submit={visits.length > 1 ? "Book them" : "Book it"}
            />
          </Section>
        )
        : null}
    </div>
  );
});

/** The fields of the plan, to be sent once more with what was decided. */
function hiddenOf(values: FormValues): [string, string][] {
  return ["patient", "kind", "type", "day", "time", "every", "count"].flatMap((name) =>
    [values[name] ?? []].flat().map((value): [string, string] => [name, value])
  );
}
