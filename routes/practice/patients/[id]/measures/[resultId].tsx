import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { MeasureAnswers } from "../../../../../components/measure_answers.tsx";
import { MeasureScore } from "../../../../../components/measure_score.tsx";
import { Notice } from "../../../../../components/notice.tsx";
import { PageHeading } from "../../../../../components/page_heading.tsx";
import { Section } from "../../../../../components/section.tsx";
import { actingAs } from "../../../../../lib/auth/access.ts";
import { define } from "../../../../../lib/http/define.ts";
import { idFrom } from "../../../../../lib/http/parameters.ts";
import { riskLabel } from "../../../../../lib/records/measures/course_of.ts";
import { findPatientResult } from "../../../../../lib/records/measures/find_patient_result.ts";
import { formatDate } from "../../../../../lib/shared/format.ts";
import { paths } from "../../../../../lib/shared/paths.ts";

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
  const { instrument, answeredAt, score, band } = result;
  return (
    <div class="max-w-prose">
      <Head>
        <title>{`${instrument.name}: ${patient.name} · Bloom`}</title>
      </Head>
      <PageHeading
        back={{ href: paths.patientMeasures(patient.id), label: `Measures of ${patient.name}` }}
        lead={`Answered on ${formatDate(answeredAt, timeZone)}.`}
      >
        {instrument.name}: {patient.name}
      </PageHeading>
      <div class="grid gap-4">
        {risk
          ? (
            <Notice tone="bad" title={`Question ${instrument.riskItem}: ${risk}`}>
              <p>“{instrument.items[(instrument.riskItem ?? 1) - 1]}”</p>
              <p class="mt-1">
                <a href={`${paths.patient(patient.id)}#contact`} class="inline-flex min-h-touch items-center">
                  How to reach {patient.name}, and whom to call
                </a>
              </p>
            </Notice>
          )
          : null}
        <MeasureScore
          instrument={instrument}
          score={score}
          band={band}
          words={`${patient.name} reads: “${band.words}”`}
        />
      </div>
      <Section id="answers" title="Answers">
        <MeasureAnswers {...result} />
      </Section>
    </div>
  );
});
