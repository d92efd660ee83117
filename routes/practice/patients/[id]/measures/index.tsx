import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AskForMeasure } from "../../../(_components)/AskForMeasure.tsx";
import { AskedMeasures } from "../../../(_components)/AskedMeasures.tsx";
import { MeasureCourse } from "../../../../../components/measures/MeasureCourse.tsx";
import { Notice } from "../../../../../components/page/Notice.tsx";
import { PageHeading } from "../../../../../components/page/PageHeading.tsx";
import { PatientRecordTabs } from "../../../(_components)/PatientRecordTabs.tsx";
import { Section } from "../../../../../components/page/Section.tsx";
import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../../../lib/http/form.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { redirectTo } from "../../../../../lib/http/redirect.ts";
import type { Acting } from "../../../../../lib/practice.ts";
import { askForMeasure } from "../../../../../lib/records/measures/ask_for_measure.ts";
import { coursesOf } from "../../../../../lib/records/measures/course_of.ts";
import { listAskedMeasures } from "../../../../../lib/records/measures/list_measures.ts";
import { listResults } from "../../../../../lib/records/measures/measure_results.ts";
import { stopMeasure } from "../../../../../lib/records/measures/stop_measure.ts";
import * as paths from "../../../../../lib/shared/paths.ts";
import { measureAskForm } from "../../../../../lib/shared/schemas/measures.ts";
import { refusedForm } from "../../../../../lib/http/refused_form.ts";
import { askForMeasureRefusals } from "../../../../../lib/records/measures/measure_refusals.ts";
import { refusalSentence } from "../../../../../lib/shared/refusal.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return await show(actingAs(ctx), idFrom(ctx.params), { done: ctx.url.searchParams.get("done") });
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const patientId = idFrom(ctx.params);
    const form = await readForm(ctx.req, measureAskForm);
    if (form.kind === "invalid") return await show(acting, patientId, { ...form, status: 422 });
    if (form.input.do === "stop") {
      const { kind } = await stopMeasure(acting, form.input.requestId, patientId);
      if (kind === "not_found") throw new HttpError(404);
      return redirectTo(paths.patientMeasures(patientId, { done: "stopped" }));
    }
    const { instrument, repeats } = form.input;
    const result = await askForMeasure(acting, patientId, { instrument, repeats });
    switch (result.kind) {
      case "asked":
        return redirectTo(paths.patientMeasures(patientId, { done: "asked" }));
      case "not_found":
        throw new HttpError(404);
      default:
        return await show(acting, patientId, {
          values: form.values,
          ...refusedForm(askForMeasureRefusals, result, acting.actor),
        });
    }
  },
});

interface Shown {
  done?: string | null;
  values?: FormValues;
  errors?: FieldErrors;
  status?: number;
}

async function show(
  acting: Acting,
  patientId: string,
  { done = null, values = {}, errors = {}, status }: Shown,
) {
  const asked = await listAskedMeasures(acting, patientId);
  if (!asked) throw new HttpError(404);
  const results = await listResults(acting, patientId);
  const { isActive, isWard } = asked.patient;
  const refused = isWard ? "is_ward" : isActive ? null : "not_in_care";
  const cannotAsk = refused && refusalSentence(askForMeasureRefusals, { kind: refused });
  const courses = coursesOf(results, (id) => paths.patientMeasure(patientId, id));
  const { timeZone } = acting.actor;
  return page({ ...asked, cannotAsk, courses, timeZone, done, values, errors }, { status });
}

export default define.page<typeof handler>(({ data }) => {
  const { patient, requests, cannotAsk, courses, timeZone, done, values, errors } = data;
  return (
    <>
      <Head>
        <title>{`${Object.keys(errors).length > 0 ? "Error: " : ""}Measures: ${patient.name} · Bloom`}</title>
      </Head>
      <PageHeading back={{ href: paths.patients(), label: "Patients" }}>
        <bdi>{patient.name}</bdi>
      </PageHeading>
      <PatientRecordTabs patient={patient} current="measures" />
      {done === "asked"
        ? (
          <Notice tone="good" role="status" title="Asked">
            We'll email <bdi>{patient.name}</bdi>{" "}
            that there are questions. The email doesn't say what they are about.
          </Notice>
        )
        : done === "stopped"
        ? <Notice tone="good" role="status" title="Stopped">Earlier answers stay in the record.</Notice>
        : null}
      {courses.length === 0 ? <p class="mt-2 text-soft">There are no answers yet.</p> : null}
      {courses.map(({ instrument, results }) => (
        <Section key={instrument.code} id={instrument.code} title={`${instrument.name}: ${instrument.about}`}>
          <MeasureCourse instrument={instrument} results={results} timeZone={timeZone} showsRisk />
        </Section>
      ))}
      {courses.length > 0
        ? (
          <p class="mt-4 text-soft">
            A score is not a diagnosis. <bdi>{patient.name}</bdi> sees the same scores.
          </p>
        )
        : null}
      <AskedMeasures requests={requests} />
      <Section id="ask" title="Ask for a measure">
        {cannotAsk ? <p class="text-soft">{cannotAsk}</p> : <AskForMeasure values={values} errors={errors} />}
      </Section>
    </>
  );
});
