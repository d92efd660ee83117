import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Button, ButtonLink } from "../../components/form/Button.tsx";
import { PostForm } from "../../components/form/PostForm.tsx";
import { Card, Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { WaitlistOffer } from "./(_components)/WaitlistOffer.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import type { Actor } from "../../lib/practice.ts";
import { isolated } from "../../lib/shared/isolated.ts";
import { sameClock, sayMoment, sayVisit } from "../../lib/shared/say_time/say_time.ts";
import { listWaitlist, type WaitlistView } from "../../lib/scheduling/waitlist/list_waitlist.ts";
import { sayWish } from "../../lib/scheduling/waitlist/say_wish.ts";
import { claimRefusals } from "../../lib/scheduling/waitlist/waitlist_refusals.ts";
import * as paths from "../../lib/shared/paths.ts";
import { refusalSentence } from "../../lib/shared/refusal.ts";

const told: Record<string, string> = {
  joined: "You're on the waitlist. When a time opens up, we'll email you and hold it for you for a while.",
  left: "You left the waitlist.",
  declined: "We'll offer this time to the next person. You keep your place.",
};

/** Returns the message after an action: green for success, red for failure. */
function toldOf(done: string | null): { tone: "good" | "bad"; text: string } | null {
  if (done && Object.hasOwn(told, done)) return { tone: "good", text: told[done] };
  if (done === "expired" || done === "gone" || done === "own_time_taken" || done === "profile_incomplete") {
    return { tone: "bad", text: refusalSentence(claimRefusals, { kind: done }, "patient") };
  }
  return null;
}

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const entries = await listWaitlist(acting);
    return page({
      entries,
      actor: acting.actor,
      now: acting.now(),
      told: toldOf(ctx.url.searchParams.get("done")),
    });
  },
});

export default define.page<typeof handler>(({ data: { entries, actor, now, told } }) => (
  <>
    <Head>
      <title>Waitlist · Bloom</title>
    </Head>
    <PageHeading
      back={{ href: paths.appointments(), label: "Appointments" }}
      lead="When a time opens up, we offer it to one person at a time, in the order people joined."
    >
      Waitlist
    </PageHeading>
    <div class="grid gap-4">
      {told
        ? <Notice tone={told.tone} role={told.tone === "good" ? "status" : "alert"} title={told.text} />
        : null}
      {entries.length === 0
        ? (
          <EmptyState
            title="You're not on a waitlist"
            action={<ButtonLink href={paths.appointments()}>Your appointments</ButtonLink>}
          >
            To get an earlier time, open one of your visits. To get any time that opens up, go to a
            therapist's free times.
          </EmptyState>
        )
        : (
          <Stack as="ul">
            {entries.map((entry) => <Entry key={entry.id} entry={entry} actor={actor} now={now} />)}
          </Stack>
        )}
    </div>
  </>
));

const ends = {
  declined: "You turned down",
  expired: "You didn't answer in time for",
  withdrawn: "No longer available:",
};

function Entry(
  { entry, actor: { userId, timeZone }, now }: { entry: WaitlistView; actor: Actor; now: Temporal.Instant },
) {
  const { id, patient, therapist, appointment, typeId, offer, lastOffer } = entry;
  const ward = patient.id === userId ? null : patient;
  const title = appointment
    ? `Earlier than ${sayMoment(appointment.startsAt, timeZone, now)}`
    : `A visit with ${isolated(therapist.name)}`;
  const titleFor = ward ? `${title}, for ${isolated(ward.name)}` : title;
  return (
    <Card as="li" aria-labelledby={`entry-${id}`}>
      <div class="grid gap-3">
        <div>
          <h2 id={`entry-${id}`} class="text-lg font-semibold">
            {appointment ? <a href={paths.appointment(appointment.id)}>{titleFor}</a> : titleFor}
          </h2>
          <p class="text-soft">
            {appointment ? `With ${isolated(therapist.name)}. ` : ""}
            {sayWish(entry)}.
          </p>
        </div>
        {offer
          ? (
            <WaitlistOffer
              id={offer.id}
              when={sayVisit(offer, timeZone, now)}
              whenForTherapist={sameClock(offer.startsAt, timeZone, therapist.timeZone)
                ? null
                : sayVisit(offer, therapist.timeZone, now)}
              therapistName={therapist.name}
              until={sayMoment(offer.expiresAt, timeZone, now)}
              presently={appointment && sayMoment(appointment.startsAt, timeZone, now)}
            />
          )
          : (
            <p>
              {lastOffer
                ? `${ends[lastOffer.state]} ${
                  sayMoment(lastOffer.startsAt, timeZone, now)
                }. We offered it to the next ` +
                  "person. You keep your place."
                : "No time has opened up yet. We'll email you when one does."}
            </p>
          )}
        <div class="flex flex-wrap gap-3">
          <ButtonLink
            href={appointment
              ? paths.waitForEarlier(appointment.id)
              : paths.waitForTherapist(therapist.id, { patient: ward?.id, type: typeId ?? undefined })}
            kind="secondary"
            aria-label={`Change days and times: ${titleFor}`}
          >
            Change days and times
          </ButtonLink>
          <PostForm action={paths.leaveWaitlist(id)}>
            <Button kind="danger" aria-label={`Leave the waitlist: ${titleFor}`}>Leave the waitlist</Button>
          </PostForm>
        </div>
      </div>
    </Card>
  );
}
