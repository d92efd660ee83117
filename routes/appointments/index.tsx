import { page } from "fresh";
import { Head } from "fresh/runtime";
import { AppointmentCard } from "../../components/booking/AppointmentCard.tsx";
import { ButtonLink } from "../../components/form/Button.tsx";
import { Stack } from "../../components/page/Card.tsx";
import { EmptyState } from "../../components/page/EmptyState.tsx";
import { Notice } from "../../components/page/Notice.tsx";
import { PageHeading } from "../../components/page/PageHeading.tsx";
import { Pager } from "../../components/page/Pager.tsx";
import { Tabs } from "../../components/page/Tabs.tsx";
import { actingAs } from "../../lib/site/access/access.ts";
import { define } from "../../lib/site/define.ts";
import { listAppointments } from "../../lib/scheduling/appointments/list_appointments.ts";
import { statusLabel } from "../../lib/scheduling/appointments/status_label.ts";
import { formatNames } from "../../lib/shared/format.ts";
import * as paths from "../../lib/shared/paths.ts";
import { PAGE_SIZE } from "../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const when = ctx.url.searchParams.get("when") === "past" ? "past" : "coming";
    const cursor = ctx.url.searchParams.get("cursor") ?? undefined;
    const { items, nextCursor } = await listAppointments(acting, { when, cursor, limit: PAGE_SIZE });
    const { timeZone, role } = acting.actor;
    const hasLeft = ctx.url.searchParams.get("done") === "left";
    return page({ hasLeft, when, items, nextCursor, isFirst: !cursor, role, timeZone, now: acting.now() });
  },
});

export default define.page<typeof handler>(({ data }) => {
  const { hasLeft, when, items, nextCursor, isFirst, role, timeZone, now } = data;
  const past = when === "past" ? when : undefined;
  const findOne = role === "patient"
    ? <ButtonLink href={paths.therapists()}>Find a therapist</ButtonLink>
    : <ButtonLink href={paths.schedule()}>See your hours</ButtonLink>;
  return (
    <>
      <Head>
        <title>Appointments · Bloom</title>
      </Head>
      <PageHeading action={items.length > 0 && role === "patient" ? findOne : null}>Appointments</PageHeading>
      <Tabs
        of="appointments"
        tabs={[
          { href: paths.appointments(), label: "Upcoming", current: !past },
          { href: paths.appointments({ when: "past" }), label: "Past and canceled", current: Boolean(past) },
        ]}
      />
      {hasLeft
        ? (
          <div class="mb-4">
            <Notice tone="good" role="status" title="You left the group visit">
              The group will meet without you. Your time is free again.
            </Notice>
          </div>
        )
        : null}
      {items.length > 0
        ? (
          <Stack as="ul">
            {items.map((item) => (
              <AppointmentCard
                href={paths.appointment(item.id)}
                startsAt={item.startsAt}
                endsAt={item.endsAt}
                timeZone={timeZone}
                now={now}
                withWhom={role === "therapist" ? formatNames(item.patients) : item.therapist.name}
                forWhom={formatNames(item.wards)}
                status={item.status === "booked" && !past ? null : statusLabel(item, now)}
              />
            ))}
          </Stack>
        )
        : (
          <EmptyState
            title={past ? "Nothing here yet" : "You have no upcoming visits"}
            action={past ? null : findOne}
          >
            {past
              ? "You'll see past and canceled visits here."
              : role === "patient"
              ? "Choose a therapist and a time that works for you."
              : "Patients can book you during your weekly hours."}
          </EmptyState>
        )}
      <Pager
        of="appointments"
        next={nextCursor && paths.appointments({ when: past, cursor: nextCursor })}
        first={isFirst ? null : paths.appointments({ when: past })}
      />
      <p class="mt-6 flex flex-wrap gap-x-5">
        {role === "patient"
          ? <a href={paths.waitlist()} class="inline-flex min-h-touch items-center">Your waitlist</a>
          : null}
        <a href={paths.ownCalendar()} class="inline-flex min-h-touch items-center">
          See your visits in your own calendar
        </a>
      </p>
    </>
  );
});
