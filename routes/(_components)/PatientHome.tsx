import { formatNames, type Moment } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { AppointmentCard } from "../../components/booking/AppointmentCard.tsx";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Section } from "../../components/page/Section.tsx";
import { type CardTherapist, TherapistCard } from "../../components/booking/TherapistCard.tsx";

interface PatientHomeProps {
  name: string;
  timeZone: string;
  now: Moment;
  /** The next appointment, if there is one. */
  next: {
    id: string;
    startsAt: Moment;
    endsAt: Moment;
    therapist: { name: string };
    wards: readonly { name: string }[];
  } | null;
  /** The therapists who could see the patient soonest. */
  therapists: readonly CardTherapist[];
  /** Whether the profile has everything that booking needs. */
  isReady: boolean;
  /** How many measures are due. */
  waitingMeasures: number;
}

/** A signed-in patient's first page: the next appointment, and free therapists. */
export function PatientHome(
  { name, timeZone, now, next, therapists, isReady, waitingMeasures }: PatientHomeProps,
) {
  return (
    <>
      <PageHeading>
        Hello, <bdi>{name}</bdi>
      </PageHeading>
      {isReady ? null : (
        <Notice title="A few questions before you book">
          <p class="mb-3">It takes two minutes. You can stop and continue at any time.</p>
          <ButtonLink href={paths.welcome()}>Complete your profile</ButtonLink>
        </Notice>
      )}
      {waitingMeasures > 0
        ? (
          <Notice title="Your therapist has a few questions for you">
            <p class="mb-3">They take about three minutes.</p>
            <ButtonLink href={paths.measures()}>See the questions</ButtonLink>
          </Notice>
        )
        : null}
      <Section title="Your next visit" id="next">
        {next
          ? (
            <>
              <Stack as="ul">
                <AppointmentCard
                  href={paths.appointment(next.id)}
                  startsAt={next.startsAt}
                  endsAt={next.endsAt}
                  timeZone={timeZone}
                  now={now}
                  withWhom={next.therapist.name}
                  forWhom={formatNames(next.wards)}
                  status={null}
                />
              </Stack>
              <p class="mt-1">
                <a href={paths.appointments()} class="inline-flex min-h-touch items-center">
                  See all your visits
                </a>
              </p>
            </>
          )
          : <p class="text-soft">You have no visits booked. These therapists can see you soonest.</p>}
      </Section>
      <p class="mt-4">
        <a href={paths.care()} class="mr-5 inline-flex min-h-touch items-center">Your therapists</a>
        <a href={paths.measures()} class="inline-flex min-h-touch items-center">Questions and results</a>
      </p>
      <Section title="Available soonest" id="soonest">
        {therapists.length > 0
          ? (
            <Stack as="ul" columns>
              {therapists.map((therapist) => (
                <TherapistCard
                  key={therapist.id}
                  therapist={therapist}
                  timeZone={timeZone}
                  now={now}
                  heading="h3"
                />
              ))}
            </Stack>
          )
          : (
            <EmptyState title="No one is available right now">
              Check back soon. New times open up every day.
            </EmptyState>
          )}
        <div class="mt-4">
          <ButtonLink href={paths.therapists()} kind="secondary">See all therapists</ButtonLink>
        </div>
      </Section>
    </>
  );
}
