import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Button } from "../../../components/form/Button.tsx";
import { PostForm } from "../../../components/form/PostForm.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { sameClock, sayMoment } from "../../../lib/shared/say_time/say_time.ts";
import { listWaitlist } from "../../../lib/scheduling/waitlist/list_waitlist.ts";
import { sayWish } from "../../../lib/scheduling/waitlist/say_wish.ts";
import { formatZone } from "../../../lib/shared/format.ts";
import * as paths from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const entries = await listWaitlist(acting);
    const isRemoved = ctx.url.searchParams.get("done") === "removed";
    return page({ entries, isRemoved, timeZone: acting.actor.timeZone, now: acting.now() });
  },
});

export default define.page<typeof handler>(({ data: { entries, isRemoved, timeZone, now } }) => (
  <>
    <Head>
      <title>Waitlist · Bloom</title>
    </Head>
    <PageHeading lead="When a time opens up, we offer it to one person at a time, in the order they joined.">
      Waitlist
    </PageHeading>
    <div class="grid gap-4">
      {isRemoved ? <Notice tone="good" role="status" title="You removed them from the waitlist." /> : null}
      {entries.length === 0
        ? (
          <EmptyState title="No one is on your waitlist">
            Patients who can't find a time can join your waitlist. We tell them when a time opens up.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {entries.map((entry) => (
              <Card as="li" key={entry.id} aria-labelledby={`entry-${entry.id}`}>
                <div class="grid gap-3">
                  <div>
                    <h2 id={`entry-${entry.id}`} class="text-lg font-semibold">
                      <a href={paths.patient(entry.patient.id)}>
                        <bdi>{entry.patient.name}</bdi>
                      </a>
                    </h2>
                    <p>
                      {entry.appointment
                        ? `Earlier than ${sayMoment(entry.appointment.startsAt, timeZone, now)}`
                        : entry.type}
                    </p>
                    <p class="text-soft">
                      {sayWish(entry)}
                      {sameClock(now, timeZone, entry.patient.timeZone)
                        ? ""
                        : ` (${formatZone(entry.patient.timeZone)})`}. Waiting since{" "}
                      {sayMoment(entry.since, timeZone, now)}.
                    </p>
                  </div>
                  {entry.offer
                    ? (
                      <p>
                        We offered them{" "}
                        {sayMoment(entry.offer.startsAt, timeZone, now)}. We're holding it until{" "}
                        {sayMoment(entry.offer.expiresAt, timeZone, now)}.
                      </p>
                    )
                    : null}
                  <PostForm action={paths.waitlistRemoval(entry.id)}>
                    <Button kind="secondary" aria-label={`Remove ${entry.patient.name} from the waitlist`}>
                      Remove
                    </Button>
                  </PostForm>
                </div>
              </Card>
            ))}
          </Stack>
        )}
    </div>
  </>
));
