import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import type { Refused } from "../../../components/booking_panel.tsx";
import { MovePanel } from "../../../components/move_panel.tsx";
import { Notice } from "../../../components/notice.tsx";
import { PageHeading } from "../../../components/page_heading.tsx";
import { SlotChoice } from "../../../components/slot_choice.tsx";
import { actingAs } from "../../../lib/auth/access.ts";
import { define } from "../../../lib/http/define.ts";
import { readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import { factsOf } from "../../../lib/scheduling/appointment_facts.ts";
import { findAppointment } from "../../../lib/scheduling/find_appointment.ts";
import { findSlotView } from "../../../lib/scheduling/find_slot_view.ts";
import { refusalSentence } from "../../../lib/scheduling/refusal_sentence.ts";
import { lengthOf } from "../../../lib/scheduling/visit_length.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/reschedule_appointment.ts";
import { zoneName } from "../../../lib/shared/format.ts";
import { paths } from "../../../lib/shared/paths.ts";
import { isSame } from "../../../lib/shared/slot_view.ts";
import { rescheduleForm } from "../../../lib/shared/schemas/appointments.ts";

export const handler = define.handlers({
  async GET(ctx) {
    return page(await show(actingAs(ctx), idFrom(ctx.params), ctx.url.searchParams));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const form = await readForm(ctx.req, rescheduleForm);
    if (form.kind === "invalid") {
      const [sentence] = Object.values(form.errors);
      return page(await show(acting, id, new URLSearchParams(), { sentence, free: [] }), { status: 422 });
    }
    const { startsAt } = form.input;
    const result = await rescheduleAppointment(acting, {
      appointmentId: id,
      startsAt: Temporal.Instant.from(startsAt),
    });
    switch (result.kind) {
      case "rescheduled":
        return redirectTo(paths.appointment(id, { done: "moved" }));
      case "not_found":
        throw new HttpError(404);
      default: {
        const sentence = refusalSentence(result, acting.actor.role);
        const free = "free" in result ? result.free.map((slot) => slot.startsAt.toString()) : [];
        const shown = await show(acting, id, new URLSearchParams({ startsAt }), { sentence, free });
        return page(shown, { status: 409 });
      }
    }
  },
});

async function show(acting: Acting, id: string, query: URLSearchParams, refused: Refused | null = null) {
  const appointment = await findAppointment(acting, id);
  if (!appointment) throw new HttpError(404);
  const { role, timeZone } = acting.actor;
  const { therapist, patients, cannotReschedule } = appointment;
  const impossible = cannotReschedule && refusalSentence(cannotReschedule, role);
  const found = impossible ? null : await findSlotView(acting, {
    therapistId: therapist.id,
    path: paths.reschedule(id),
    query,
    timeZone,
    ownTimeZone: timeZone,
    moving: { appointmentId: id, patientIds: patients.map(({ id }) => id), length: lengthOf(appointment) },
  });
  const view = found && {
    ...found.view,
    // Where it is already it need not move to.
    slots: found.view.slots.filter((slot) => !isSame(slot, appointment.startsAt.toString())),
    // What was refused a moment ago is not chosen any more.
    chosen: refused ? null : found.view.chosen,
  };
  return {
    id,
    impossible,
    refused,
    view,
    facts: factsOf(appointment, acting),
    zoneLabel: zoneName(timeZone),
  };
}

export default define.page<typeof handler>(({ data }) => {
  const { id, impossible, refused, view, facts, zoneLabel } = data;
  return (
    <>
      <Head>
        <title>Move an appointment · Bloom</title>
      </Head>
      <PageHeading
        back={{ href: paths.appointment(id), label: "The appointment" }}
        lead={`So far: ${facts.when}, with ${facts.other.name}.`}
      >
        Move this appointment
      </PageHeading>
      <div class="grid gap-6">
        {impossible && <Notice tone="bad" title={impossible} />}
        {view && (
          <section aria-label="Another time">
            <p class="mb-4">
              All times are in <strong>{zoneLabel}</strong>.
            </p>
            <SlotChoice view={view} />
          </section>
        )}
        {view && <MovePanel view={view} refused={refused} zoneLabel={zoneLabel} />}
        {!impossible && !view && <Notice title="There are no other times to choose from at the moment." />}
      </div>
    </>
  );
});
