import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { MeasureAnswers } from "../../../../../components/measures/MeasureAnswers.tsx";
import { MeasureScore } from "../../../../../components/measures/MeasureScore.tsx";
import { Notice } from "../../../../../components/page/Notice.tsx";
import { PageHeading } from "../../../../../components/page/PageHeading.tsx";
import { Section } from "../../../../../components/page/Section.tsx";
import { actingAs } from "../../../../../lib/site/access/access.ts";
import { define } from "../../../../../lib/site/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { riskLabel } from "../../../../../lib/records/measures/course_of.ts";
import { findPatientResult } from "../../../../../lib/records/measures/find_patient_result.ts";
import { formatDate } from "../../../../../lib/shared/format.ts";
import { isolated } from "../../../../../lib/shared/isolated.ts";
import * as paths from "../../../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const found = await findPatientResult(acting, idFrom(ctx.params), idFrom(ctx.params, "resultId"));
    if (!found) throw new HttpError(404);
    const risk = riskLabel(found.result.instrument, found.result.answers);
    return page({ ...found, risk, timeZone: acting.actor.timeZone });
  },
});

export default define.page<typeof handler>(({ data: { patient, result, risk, timeZone } }) => {
  const { instrument, answeredAt, score } = result;
  return (
    <div class="max-w-prose">
      <Head>
        <title>{`${instrument.name}: ${patient.name} · Bloom`}</title>
      </Head>
      <PageHeading
        back={{ href: paths.patientMeasures(patient.id), label: `Measures of ${isolated(patient.name)}` }}
        lead={`Answered on ${formatDate(answeredAt, timeZone)}.`}
      >
        {instrument.name}: <bdi>{patient.name}</bdi>
      </PageHeading>
      <div class="grid gap-4">
        {risk
          ? (
            <Notice tone="bad" title={`Question ${instrument.riskItem}: ${risk}`}>
              <p>“{instrument.items[(instrument.riskItem ?? 1) - 1]}”</p>
              <p class="mt-1">
                <a href={`${paths.patient(patient.id)}#contact`} class="inline-flex min-h-touch items-center">
                  How to reach <bdi>{patient.name}</bdi>, and who to call
                </a>
              </p>
            </Notice>
          )
          : null}
        <MeasureScore instrument={instrument} score={score} patient={patient.name} />
      </div>
      <Section id="answers" title="Answers">
        <MeasureAnswers {...result} />
      </Section>
    </div>
  );
});
