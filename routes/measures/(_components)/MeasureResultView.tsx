import { formatDate } from "../../../lib/shared/format.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import type { MeasureResultOutput } from "../../../lib/shared/schemas/measures.ts";
import { CrisisResources } from "./CrisisResources.tsx";
import { MeasureAnswers } from "../../../components/measures/MeasureAnswers.tsx";
import { type CourseResult, MeasureCourse } from "../../../components/measures/MeasureCourse.tsx";
import { MeasureScore } from "../../../components/measures/MeasureScore.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Section } from "../../../components/page/Section.tsx";

interface MeasureResultViewProps {
  result: MeasureResultOutput & { isRisk: boolean };
  /** All results of this measure, the latest first. */
  course: readonly CourseResult[];
  timeZone: string;
  back: { href: string; label: string };
}

/**
 * The result of a patient's answers. If they report thoughts of death or self-harm, crisis contacts come
 * first.
 */
export function MeasureResultView({ result, course, timeZone, back }: MeasureResultViewProps) {
  const { instrument, therapist, answeredAt, isRisk, score } = result;
  const title = `${instrument.about} (${instrument.name})`;
  const lead = `Answered on ${formatDate(answeredAt, timeZone)} for ${
    isolated(therapist.name)
  }, who sees the same results.`;
  const words = <MeasureScore instrument={instrument} score={score} />;
  return (
    <>
      {isRisk
        ? (
          <>
            <CrisisResources therapist={therapist.name} />
            <Section id="result" title={title}>
              <p class="mb-3 text-soft">{lead}</p>
              {words}
            </Section>
          </>
        )
        : (
          <>
            <PageHeading back={back} lead={lead}>{title}</PageHeading>
            {words}
          </>
        )}
      <Section id="course" title="Over time">
        <MeasureCourse instrument={instrument} results={course} timeZone={timeZone} />
      </Section>
      <Section id="answers" title="Your answers">
        <MeasureAnswers {...result} />
      </Section>
      {isRisk
        ? (
          <p class="mt-6">
            <a href={back.href} class="inline-flex min-h-touch items-center">{back.label}</a>
          </p>
        )
        : null}
    </>
  );
}
