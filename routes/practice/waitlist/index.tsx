import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Button } from "../../../components/form/Button.tsx";
import { Card, Stack } from "../../../components/page/Card.tsx";
import { EmptyState } from "../../../components/page/EmptyState.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { sameClock, sayMoment } from "../../../lib/shared/say_time.ts";
import { listWaitlist } from "../../../lib/scheduling/waitlist/list_waitlist.ts";
import { sayWish } from "../../../lib/scheduling/waitlist/say_wish.ts";
import { formatZone } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";

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
    <PageHeading lead="A time that is given back is offered to them by itself, one after the other, who asked first first.">
      Waitlist
    </PageHeading>
    <div class="grid gap-4">
      {isRemoved ? <Notice tone="good" role="status" title="Removed from the list." /> : null}
      {entries.length === 0
        ? (
          <EmptyState title="Nobody waits">
            Patients who find no time that suits them can ask to be told when one becomes free.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {entries.map((entry) => (
              <Card as="li" key={entry.id} aria-labelledby={`entry-${entry.id}`}>
                <div class="grid gap-3">
                  <div>
                    <h2 id={`entry-${entry.id}`} class="text-lg font-semibold">
                      <a href={paths.patient(entry.patient.id)}>{entry.patient.name}</a>
                    </h2>
                    <p>
                      {entry.appointment
                        ? `Earlier than ${sayMoment(entry.appointment.startsAt, timeZone, now)}`
                        : entry.typeName}
                    </p>
                    <p class="text-soft">
                      {sayWish(entry)}
                      {sameClock(now, timeZone, entry.patient.timeZone)
                        ? ""
                        : ` (${formatZone(entry.patient.timeZone)})`}. Waits since{" "}
                      {sayMoment(entry.since, timeZone, now)}.
                    </p>
                  </div>
                  {entry.offer
                    ? (
                      <p>
                        Has been offered {sayMoment(entry.offer.startsAt, timeZone, now)}; it is held until
                        {" "}
                        {sayMoment(entry.offer.expiresAt, timeZone, now)}.
                      </p>
                    )
                    : null}
                  <form method="post" action={paths.waitlistRemoval(entry.id)}>
                    <Button kind="secondary" aria-label={`Remove ${entry.patient.name} from the list`}>
                      Remove
                    </Button>
                  </form>
                </div>
              </Card>
            ))}
          </Stack>
        )}
    </div>
  </>
));
