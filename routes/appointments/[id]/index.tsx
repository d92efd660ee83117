import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AppointmentFacts } from "../../../components/appointment_facts.tsx";
import { ButtonLink } from "../../../components/button.tsx";
import { CalendarLinks } from "../../../components/calendar_links.tsx";
import { Card } from "../../../components/card.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PageHeading } from "../../../components/page_heading.tsx";
import { actingAs } from "../../../lib/auth/access.ts";
import { define } from "../../../lib/http/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { factsOf } from "../../../lib/scheduling/appointment_facts.ts";
import { findAppointment } from "../../../lib/scheduling/find_appointment.ts";
import { paths } from "../../../lib/shared/paths.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const acting = actingAs(ctx);
    const appointment = await findAppointment(acting, idFrom(ctx.params));
    if (!appointment) throw new HttpError(404);
    const done = ctx.url.searchParams.get("done");
    const isAhead = Temporal.Instant.compare(appointment.startsAt, acting.now()) > 0 &&
      appointment.status !== "cancelled";
    return page({ appointment, done, isAhead, actor: acting.actor, facts: factsOf(appointment, acting) });
  },
});

export default define.page<typeof handler>(({ data }) => {
  const { appointment, done, isAhead, actor, facts } = data;
  const { id, cannotCancel, cannotReschedule } = appointment;
  return (
    <>
      <Head>
        <title>Your appointment · Bloom</title>
      </Head>
      <PageHeading back={{ href: paths.appointments(), label: "Appointments" }}>
        {done === "booked" && isAhead ? "Booked" : "Video visit"}
      </PageHeading>
      <div class="grid gap-6">
        <Done done={done} status={appointment.status} isAhead={isAhead} email={actor.email} />
        <Card>
          <AppointmentFacts {...facts} />
        </Card>
        {isAhead && (
          <div class="flex flex-wrap gap-3">
            <ButtonLink href={paths.calendarFile(id)} kind="secondary">Add to calendar</ButtonLink>
            {cannotReschedule
              ? null
              : <ButtonLink href={paths.reschedule(id)} kind="secondary">Move</ButtonLink>}
            {cannotCancel
              ? null
              : <ButtonLink href={paths.cancellation(id)} kind="danger">Cancel</ButtonLink>}
          </div>
        )}
        {isAhead && <CalendarLinks startsAt={appointment.startsAt} endsAt={appointment.endsAt} />}
        {isAhead && (
          <p class="text-soft">
            {cannotCancel ? "It could be moved or cancelled until " : "You can move or cancel it until "}
            {facts.changeableUntil}.
          </p>
        )}
      </div>
    </>
  );
});

interface DoneProps {
  done: string | null;
  status: string;
  isAhead: boolean;
  email: string;
}

/** What has just happened and what happens next; only what is true of the appointment is said. */
function Done({ done, status, isAhead, email }: DoneProps) {
  if (done === "cancelled" && status === "cancelled") {
    return (
      <Notice tone="good" title="The appointment is cancelled." role="status">
        The time is free again. Both of you get a mail.
      </Notice>
    );
  }
  if ((done !== "booked" && done !== "moved") || !isAhead) return null;
  return (
    <Notice
      tone="good"
      title={done === "booked" ? "Your visit is booked." : "Your visit has been moved."}
      role="status"
    >
      A mail is on its way to{" "}
      {email}, with a file for your calendar. You will find the visit under Appointments at any time.
    </Notice>
  );
}
