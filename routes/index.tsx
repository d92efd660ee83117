import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AppointmentCard } from "../components/appointment_card.tsx";
import { ButtonLink } from "../components/button.tsx";
import { Stack } from "../components/card.tsx";
import { DemoHint } from "../components/demo_hint.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { PageHeading } from "../components/page_heading.tsx";
import { Section } from "../components/section.tsx";
import { TherapistCard } from "../components/therapist_card.tsx";
import { WelcomeVisitor } from "../components/welcome_visitor.tsx";
import { actingAs } from "../lib/auth/access.ts";
import { homeOf } from "../lib/auth/home_of.ts";
import { define } from "../lib/http/define.ts";
import { bookingReadiness } from "../lib/people/booking_readiness.ts";
import { listTherapists } from "../lib/people/list_therapists.ts";
import type { Acting } from "../lib/practice.ts";
import { listAppointments } from "../lib/scheduling/list_appointments.ts";
import { paths } from "../lib/shared/paths.ts";

const SOONEST_SHOWN = 4;

export const handler = define.handlers({
  async GET(ctx) {
    const { actor } = ctx.state;
    if (!actor) return page({ patient: null });
    if (actor.role !== "patient") return ctx.redirect(await homeOf(ctx.state, actor));
    return page({ patient: await patientHome(actingAs(ctx)) });
  },
});

/** The next appointment; for somebody who has none, who is free the soonest. */
async function patientHome(acting: Acting) {
  const { items: [next] } = await listAppointments(acting, { when: "coming", limit: 1 });
  const { name, timeZone, userId } = acting.actor;
  const state = next ? null : (await bookingReadiness(acting.db, userId)).state;
  const soonest = next
    ? []
    : (await listTherapists(acting, { state: state ?? undefined, limit: SOONEST_SHOWN })).items;
  return { name, timeZone, next, soonest, now: acting.now() };
}

export default define.page<typeof handler>(({ data: { patient }, state }) => (
  <>
    <Head>
      <title>Bloom · Talk to a therapist by video</title>
      <meta
        name="description"
        content="Licensed therapists who meet you by video. Find one, choose a time, book."
      />
    </Head>
    {patient ? <PatientHome {...patient} /> : <WelcomeVisitor />}
    {state.config.environment === "local" && !patient
      ? (
        <div class="mt-8 max-w-prose">
          <DemoHint />
        </div>
      )
      : null}
  </>
));

function PatientHome({ name, timeZone, next, soonest, now }: Awaited<ReturnType<typeof patientHome>>) {
  const find = <ButtonLink href={paths.therapists()}>Find a therapist</ButtonLink>;
  return (
    <>
      <PageHeading action={next ? find : null}>Hello, {name}</PageHeading>
      {next
        ? (
          <Section title="Your next appointment" id="next">
            <Stack as="ul">
              <AppointmentCard
                href={paths.appointment(next.id)}
                startsAt={next.startsAt}
                endsAt={next.endsAt}
                timeZone={timeZone}
                now={now}
                withWhom={next.therapist.name}
                status={null}
              />
            </Stack>
            <p class="mt-4">
              <a href={paths.appointments()} class="inline-flex min-h-touch items-center">
                All your appointments
              </a>
            </p>
          </Section>
        )
        : (
          <EmptyState title="You have no appointment coming up" action={find}>
            Choose somebody to talk to and a time that suits you.
          </EmptyState>
        )}
      {soonest.length > 0
        ? (
          <Section title="Free the soonest" id="soonest">
            <Stack as="ul" columns>
              {soonest.map((therapist) => (
                <TherapistCard
                  key={therapist.id}
                  therapist={therapist}
                  timeZone={timeZone}
                  now={now}
                  heading="h3"
                />
              ))}
            </Stack>
          </Section>
        )
        : null}
    </>
  );
}
