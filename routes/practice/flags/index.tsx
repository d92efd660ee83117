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
import { paths } from "../../../lib/shared/paths.ts";

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
    <PageHeading lead="Patients who answered that they have had thoughts of being better off dead or of hurting themselves. Each was shown whom to call at once.">
      Needs your attention
    </PageHeading>
    <div class="grid gap-4">
      {done === "seen"
        ? (
          <Notice tone="good" role="status" title="Noted that you have seen it">
            The answers stay in the record.
          </Notice>
        )
        : null}
      {flags.length === 0
        ? (
          <EmptyState title="Nothing is open">
            When a patient answers PHQ-9's question 9 with anything but “Not at all”, it comes here, and you
            get a mail.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {flags.map(({ id, resultId, patient, raisedAt }) => (
              <Card as="li" key={id} aria-labelledby={`flag-${id}`}>
                <h2 id={`flag-${id}`} class="text-lg font-semibold">{patient.name}</h2>
                <p class="mb-3">
                  PHQ-9, question 9: answered above “Not at all”.{" "}
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
                    <Button kind="secondary" aria-label={`Seen: ${patient.name}`}>Seen</Button>
                  </Form>
                  <a
                    href={`${paths.patient(patient.id)}#contact`}
                    class="inline-flex min-h-touch items-center"
                  >
                    How to reach {patient.name}
                  </a>
                </div>
              </Card>
            ))}
          </Stack>
        )}
    </div>
  </>
));
