import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Button, ButtonLink } from "../../../components/form/Button.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Form } from "../../../components/form/Form.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { Time } from "../../../components/page/Time.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { listOpenFlags } from "../../../lib/records/measures/measure_flags.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    return page({
      flags: await listOpenFlags(acting),
      timeZone: acting.actor.timeZone,
      done: ctx.url.searchParams.get("done"),
    });
  },
});

export default define.page<typeof handler>(({ data: { flags, timeZone, done } }) => (
  <>
    <Head>
      <title>Needs your attention · Bloom</title>
    </Head>
    <PageHeading lead="These patients answered that they have had thoughts of being better off dead or of hurting themselves. We showed each of them right away who to call.">
      Needs your attention
    </PageHeading>
    <div class="grid gap-4">
      {done === "seen"
        ? (
          <Notice tone="good" role="status" title="You marked it as seen">
            The answers stay in the record.
          </Notice>
        )
        : null}
      {flags.length === 0
        ? (
          <EmptyState title="Nothing needs your attention">
            If a patient answers question 9 of the PHQ-9 with anything but “Not at all”, you'll see it here
            and get an email.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {flags.map(({ id, resultId, patient, raisedAt }) => (
              <Card as="li" key={id} aria-labelledby={`flag-${id}`}>
                <h2 id={`flag-${id}`} class="text-lg font-semibold">
                  <bdi>{patient.name}</bdi>
                </h2>
                <p class="mb-3">
                  PHQ-9, question 9: answered higher than “Not at all”.{" "}
                  <span class="text-soft">
                    <Time at={raisedAt} timeZone={timeZone} />
                  </span>
                </p>
                <div class="flex flex-wrap items-center gap-3">
                  <ButtonLink
                    href={paths.patientMeasure(patient.id, resultId)}
                    aria-label={`See the answers of ${patient.name}`}
                  >
                    See the answers
                  </ButtonLink>
                  <Form action={paths.flagSeen(id)} aria-label={`${patient.name}: seen`}>
                    <Button kind="secondary" aria-label={`Mark as seen: ${patient.name}`}>
                      Mark as seen
                    </Button>
                  </Form>
                  <a
                    href={`${paths.patient(patient.id)}#contact`}
                    class="inline-flex min-h-touch items-center"
                  >
                    How to reach <bdi>{patient.name}</bdi>
                  </a>
                </div>
              </Card>
            ))}
          </Stack>
        )}
    </div>
  </>
));
