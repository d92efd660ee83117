import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/form/Button.tsx";
import { CrisisResources } from "./(_components)/CrisisResources.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { MeasureForm } from "./(_components)/MeasureForm.tsx";
import { MeasureResultView } from "./(_components)/MeasureResultView.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { type FieldErrors, type FormValues, parseForm, readFormValues } from "../../lib/http/form.ts";
import { idFrom } from "../../lib/http/parameters.ts";
import { redirectTo } from "../../lib/http/redirect.ts";
import { answerMeasure } from "../../lib/records/measures/answer_measure.ts";
import { findOwnMeasure } from "../../lib/records/measures/list_measures.ts";
import type { MeasureRequest } from "../../lib/records/measures/measure_requests.ts";
import { shownResult } from "./(_page)/shown_result.ts";
import { isolated } from "../../lib/shared/isolated.ts";
import * as paths from "../../lib/shared/paths.ts";
import { itemField, measureForm } from "../../lib/shared/schemas/measures.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const request = await findOwnMeasure(actingAs(ctx), idFrom(ctx.params));
    if (!request) throw new HttpError(404);
    return request.isWaiting ? show(request) : redirectTo(paths.measures());
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const request = await findOwnMeasure(acting, idFrom(ctx.params));
    if (!request) throw new HttpError(404);
    const form = parseForm(await readFormValues(ctx.req), measureForm(request.instrument));
    if (form.kind === "invalid") return show(request, form);
    const answered = await answerMeasure(acting, request.id, form.input);
    switch (answered.kind) {
      case "answered":
        if (!answered.result.isRisk) return redirectTo(paths.measureResult(answered.result.id));
        // No redirect to a page that may not load: this response itself has the crisis contacts.
        return page({ kind: "answered", ...await shownResult(acting, answered.result) } as const);
      case "not_waiting":
        // The form was sent twice: the first one counts, and its page has the same crisis contacts on top.
        if (answered.resultId) return redirectTo(paths.measureResult(answered.resultId));
        return page({ kind: "closed", isRisk: hasRisk(request, form.values) } as const, { status: 409 });
      case "not_found":
        throw new HttpError(404);
      case "wrong_count":
        throw new Error("The form brings an answer to each item.");
    }
  },
});

/** Whether the answer about thoughts of death or self-harm is above "Not at all". */
function hasRisk({ instrument: { riskItem } }: MeasureRequest, values: FormValues): boolean {
  const value = riskItem === null ? undefined : values[itemField(riskItem)];
  return typeof value === "string" && /^[123]$/.test(value);
}

function show(
  request: MeasureRequest,
  { values = {}, errors = {} }: { values?: FormValues; errors?: FieldErrors } = {},
) {
  const { instrument, therapist } = request;
  // A patient with that answer sees crisis contacts even while another answer is missing.
  const isRisk = hasRisk(request, values);
  return page({ kind: "form", instrument, therapist, values, errors, isRisk } as const, {
    status: Object.keys(errors).length > 0 ? 422 : 200,
  });
}

export default define.page<typeof handler>(({ data }) => {
  if (data.kind === "answered") {
    return (
      <>
        <Head>
          <title>{`${data.result.instrument.name} · Bloom`}</title>
        </Head>
        <MeasureResultView {...data} back={{ href: paths.measures(), label: "Questions" }} />
      </>
    );
  }
  if (data.kind === "closed") {
    return (
      <>
        <Head>
          <title>Questions · Bloom</title>
        </Head>
        {data.isRisk ? <CrisisResources /> : null}
        {data.isRisk ? null : <PageHeading>Questions</PageHeading>}
        <EmptyState
          title="You don't need to answer these questions"
          action={<ButtonLink href={paths.measures()}>See your questions</ButtonLink>}
        >
          Your therapist took them back, or you no longer work together. We didn't save your answers.
        </EmptyState>
      </>
    );
  }
  const { instrument, therapist, values, errors, isRisk } = data;
  const title = `${instrument.about} (${instrument.name})`;
  const hasFailed = Object.keys(errors).length > 0;
  return (
    <div class="max-w-prose">
      <Head>
        <title>{`${hasFailed ? "Error: " : ""}${title} · Bloom`}</title>
      </Head>
      {isRisk
        ? (
          <>
            <CrisisResources />
            <h2 class="mb-6 text-2xl font-bold">{title}</h2>
          </>
        )
        : (
          <PageHeading
            back={{ href: paths.measures(), label: "Questions" }}
            lead={`${
              isolated(therapist.name)
            } reads your answers, but not around the clock. In a crisis, call or text 988.`}
          >
            {title}
          </PageHeading>
        )}
      <MeasureForm instrument={instrument} values={values} errors={errors} back={paths.measures()} />
    </div>
  );
});
