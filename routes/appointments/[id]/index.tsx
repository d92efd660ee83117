import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { AppointmentFacts } from "../(_components)/AppointmentFacts.tsx";
import { ButtonLink } from "../../../components/form/Button.tsx";
import { CalendarLinks } from "../(_components)/CalendarLinks.tsx";
import { Card } from "../../../components/page/Card.tsx";
import { AppointmentDone } from "../(_components)/AppointmentDone.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { SettlementButtons } from "../(_components)/SettlementButtons.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { factsOf } from "../(_page)/appointment_facts.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import * as paths from "../../../lib/shared/paths.ts";

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
  const { id, status, cannotCancel, cannotReschedule, mayCancelLate, settlements } = appointment;
  const isTherapist = actor.userId === appointment.therapist.id;
  const isRequest = status === "pending";
  return (
    <>
      <Head>
        <title>Your visit · Bloom</title>
      </Head>
      <PageHeading back={{ href: paths.appointments(), label: "Appointments" }}>
        {isRequest ? "Request for a visit" : done === "booked" && isAhead ? "Booked" : "Video visit"}
      </PageHeading>
      <div class="grid gap-6">
        <AppointmentDone
          done={done}
          status={status}
          isAhead={isAhead}
          email={actor.email}
          isTherapist={isTherapist}
          otherName={facts.other.name}
        />
        <Card>
          <AppointmentFacts {...facts} />
        </Card>
        {isTherapist && isAhead && appointment.kind !== "individual"
          ? (
            <p>
              <a href={paths.appointmentPatients(id)} class="inline-flex min-h-touch items-center">
                Add or remove a patient
              </a>
            </p>
          )
          : null}
        <SettlementButtons appointmentId={id} settlements={settlements} />
        {isAhead && (
          <div class="flex flex-wrap gap-3">
            {isRequest
              ? null
              : <ButtonLink href={paths.calendarFile(id)} kind="secondary">Add to calendar</ButtonLink>}
            {cannotReschedule
              ? null
              : <ButtonLink href={paths.reschedule(id)} kind="secondary">Move</ButtonLink>}
            {cannotReschedule || isTherapist
              ? null
              : (
                <ButtonLink href={paths.waitForEarlier(id)} kind="secondary">
                  Ask for an earlier time
                </ButtonLink>
              )}
            {cannotCancel && !mayCancelLate ? null : (
              <ButtonLink href={paths.cancellation(id)} kind="danger">
                {isRequest
                  ? isTherapist ? "Decline the request" : "Take back the request"
                  : appointment.mayLeave
                  ? "Leave the group"
                  : "Cancel the visit"}
              </ButtonLink>
            )}
          </div>
        )}
        {isAhead && !isRequest && (
          <CalendarLinks startsAt={appointment.startsAt} endsAt={appointment.endsAt} />
        )}
        {isAhead && (
          <p class="text-soft">
            You {cannotCancel ? "could" : "can"} {appointment.mayLeave ? "leave" : "move or cancel"}{" "}
            this visit until {facts.changeableUntil}.
            {mayCancelLate ? " You can still cancel, but it will count as a late cancellation." : ""}
          </p>
        )}
      </div>
    </>
  );
});
