import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Card, Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { MeasureCourse } from "../../components/measures/MeasureCourse.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Section } from "../../components/page/Section.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { coursesOf } from "../../lib/records/measures/course_of.ts";
import { listOwnMeasures } from "../../lib/records/measures/list_measures.ts";
import { listResults } from "../../lib/records/measures/measure_results.ts";
import * as paths from "../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const requests = await listOwnMeasures(acting);
    const results = await listResults(acting, acting.actor.userId);
    return page({
      waiting: requests.filter(({ isWaiting }) => isWaiting),
      later: requests.filter(({ isWaiting }) => !isWaiting),
      courses: coursesOf(results, paths.measureResult),
      timeZone: acting.actor.timeZone,
    });
  },
});

export default define.page<typeof handler>(({ data: { waiting, later, courses, timeZone } }) => (
  <>
    <Head>
      <title>Questions · Bloom</title>
    </Head>
    <PageHeading lead="Your therapist sometimes asks you questions to see how you're doing.">
      Questions
    </PageHeading>
    <Section id="waiting" title="Waiting for you">
      {waiting.length === 0
        ? (
          <EmptyState title="No questions right now">
            When your therapist has questions for you, you'll see them here.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {waiting.map(({ id, instrument, therapist, repeats }) => (
              <Card as="li" key={id} aria-labelledby={`measure-${id}`}>
                <h3 id={`measure-${id}`} class="text-lg font-semibold">
                  {instrument.about} ({instrument.name})
                </h3>
                <p class="mb-3 text-soft">
                  From <bdi>{therapist.name}</bdi>
                  {repeats === "before_visits" ? ", before every visit" : ""}. {instrument.items.length + 1}
                  {" "}
                  questions, about three minutes.
                </p>
                <ButtonLink href={paths.measure(id)} aria-label={`Answer ${instrument.name}`}>
                  Answer
                </ButtonLink>
              </Card>
            ))}
          </Stack>
        )}
      {later.map(({ id, instrument, therapist }) => (
        <p key={id} class="mt-3 text-soft">
          We'll ask you {instrument.name} again two days before each visit with <bdi>{therapist.name}</bdi>.
        </p>
      ))}
    </Section>
    {courses.length === 0
      ? (
        <Section id="done" title="Done">
          <p class="text-soft">You haven't answered any questions yet.</p>
        </Section>
      )
      : courses.map(({ instrument, results }) => (
        <Section
          key={instrument.code}
          id={instrument.code}
          title={`${instrument.about} (${instrument.name})`}
        >
          <MeasureCourse instrument={instrument} results={results} timeZone={timeZone} />
        </Section>
      ))}
    {courses.length > 0
      ? <p class="mt-4 text-soft">A score is not a diagnosis. Your therapist sees the same scores.</p>
      : null}
  </>
));
