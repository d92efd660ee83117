import { page } from "fresh";
import { Head } from "fresh/runtime";
import { ButtonLink } from "../../components/button.tsx";
import { Card, Stack } from "../../components/card.tsx";
import { EmptyState } from "../../components/empty_state.tsx";
import { PageHeading } from "../../components/page_heading.tsx";
import { Section } from "../../components/section.tsx";
import { Time } from "../../components/time.tsx";
import { actingAs } from "../../lib/auth/access.ts";
import { define } from "../../lib/http/define.ts";
import { listOwnMeasures } from "../../lib/records/measures/list_measures.ts";
import { listResults } from "../../lib/records/measures/measure_results.ts";
import { highestScore } from "../../lib/shared/measures/instrument.ts";
import { paths } from "../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const requests = await listOwnMeasures(acting);
    const done = await listResults(acting, acting.actor.userId);
    return page({
      waiting: requests.filter(({ isWaiting }) => isWaiting),
      later: requests.filter(({ isWaiting }) => !isWaiting),
      done,
      timeZone: acting.actor.timeZone,
    });
  },
});

export default define.page<typeof handler>(({ data: { waiting, later, done, timeZone } }) => (
  <>
    <Head>
      <title>Questions · Bloom</title>
    </Head>
    <PageHeading lead="What your therapist asks you now and then, to see with you how you are doing.">
      Questions
    </PageHeading>
    <Section id="waiting" title="Waiting for you">
      {waiting.length === 0
        ? <EmptyState title="Nothing waits">When your therapist has questions, they come here.</EmptyState>
        : (
          <Stack as="ul">
            {waiting.map(({ id, instrument, therapist, repeats }) => (
              <Card as="li" key={id} aria-labelledby={`measure-${id}`}>
                <h3 id={`measure-${id}`} class="text-lg font-semibold">
                  {instrument.about} ({instrument.name})
                </h3>
                <p class="mb-3 text-soft">
                  {therapist.name} asks
                  {repeats === "before_visits" ? " before every visit" : ""}. {instrument.items.length + 1}
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
          Before each visit with {therapist.name}, {instrument.name} comes back two days ahead.
        </p>
      ))}
    </Section>
    <Section id="done" title="Done">
      {done.length === 0
        ? <p class="text-soft">You have not answered any yet.</p>
        : (
          <ul class="grid rounded-lg border bg-surface">
            {done.map(({ id, instrument, answeredAt, score, band }) => (
              <li key={id} class="border-b px-4 last:border-b-0 sm:px-5">
                <a
                  href={paths.measureResult(id)}
                  class="flex min-h-touch flex-wrap items-center gap-x-4 py-2"
                >
                  <span class="font-semibold">
                    {instrument.name}, <Time at={answeredAt} timeZone={timeZone} show="date" />
                  </span>
                  <span class="text-soft">
                    {score} of {highestScore(instrument)}, {band.label.toLowerCase()}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
    </Section>
  </>
));
