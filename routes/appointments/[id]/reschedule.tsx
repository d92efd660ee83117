import { HttpError, page } from "fresh";
import type { Refused } from "../../../components/booking/BookingPanel.tsx";
import { MovePanel } from "../(_components)/MovePanel.tsx";
import { Notice } from "../../../components/page/Notice.tsx";
import { OwnTimeForm } from "../(_components)/OwnTimeForm.tsx";
import { PageHeading } from "../../../components/page/PageHeading.tsx";
import { PageTitle } from "../../../components/page/PageTitle.tsx";
import { PlanPreview } from "../../../components/booking/PlanPreview.tsx";
import { Section } from "../../../components/page/Section.tsx";
import { SlotChoice } from "../../../components/booking/SlotChoice.tsx";
import { actingAs } from "../../../lib/site/access/access.ts";
import { define } from "../../../lib/site/define.ts";
import { type FieldErrors, type FormValues, readForm } from "../../../lib/http/form.ts";
import { idFrom } from "../../../lib/http/parameters.ts";
import { redirectTo } from "../../../lib/http/redirect.ts";
import type { Acting } from "../../../lib/practice.ts";
import { factsOf } from "../(_page)/appointment_facts.ts";
import { findAppointment } from "../../../lib/scheduling/appointments/find_appointment.ts";
import { findSlotView } from "../../../lib/scheduling/free/find_slot_view.ts";
import { changeRefusals } from "../../../lib/scheduling/booking/change_refusals.ts";
import { moveRefusals, rescheduleRefusals } from "../../../lib/scheduling/booking/move_refusals.ts";
import { moveVisits } from "../../../lib/scheduling/booking/move_visits.ts";
import {
  type PlannedMoveFacts,
  plannedMoveFacts,
} from "../../../lib/scheduling/booking/planned_move_facts.ts";
import { rescheduleAppointment } from "../../../lib/scheduling/booking/reschedule_appointment.ts";
import { lengthOf } from "../../../lib/scheduling/time/visit_length.ts";
import { momentOfForm } from "../../../lib/scheduling/time/wall_clock.ts";
import { zoneName } from "../../../lib/shared/format.ts";
import { isolated } from "../../../lib/shared/isolated.ts";
import * as paths from "../../../lib/shared/paths.ts";
import { refusalOf, refusalSentence } from "../../../lib/shared/refusal.ts";
import { moveForm } from "../../../lib/shared/schemas/plan.ts";
import { isSame } from "../../../lib/shared/slot_view.ts";

/** A request that failed. */
interface Shown {
  query?: URLSearchParams;
  refused?: Refused | null;
  values?: FormValues;
  errors?: FieldErrors;
  /** The new times of all visits, with their conflicts. */
  moves?: { startsAt: string; scope: "this" | "following"; facts: PlannedMoveFacts[]; stay: string[] };
}

export const handler = define.handlers({
  async GET(ctx) {
    return page(await show(actingAs(ctx), idFrom(ctx.params), { query: ctx.url.searchParams }));
  },

  async POST(ctx) {
    const acting = actingAs(ctx);
    const id = idFrom(ctx.params);
    const form = await readForm(ctx.req, moveForm);
    const { values } = form;
    if (form.kind === "invalid") {
      const [sentence] = Object.values(form.errors);
      const shown = { values, errors: form.errors, refused: { sentence, free: [] } };
      return page(await show(acting, id, shown), { status: 422 });
    }
    const { startsAt, day, time, scope, stay, seen, override } = form.input;
    const own = day && time ? momentOfForm(day, time, acting.actor.timeZone) : null;
    const to = startsAt ? Temporal.Instant.from(startsAt) : own;
    if (!to) {
      const sentence = day && time
        ? "The clocks change that day, and this time doesn't exist. Choose another time."
        : "Choose a day and a time.";
      const errors = { [day ? "time" : "day"]: sentence };
      return page(await show(acting, id, { values, errors }), { status: 422 });
    }
    // A slot was chosen, for this visit only: show free ones immediately.
    if (scope === "this" && startsAt && seen.length === 0) return await moveToSlot(acting, id, startsAt);
    const decisions = { stay, override: override ? seen : [] };
    const result = await moveVisits(acting, { appointmentId: id, startsAt: to, scope }, decisions);
    if (result.kind === "moved") return redirectTo(paths.appointment(id, { done: "moved" }));
    if (result.kind === "not_found") throw new HttpError(404);
    const { role } = acting.actor;
    const errors = { "": refusalSentence(moveRefusals, result, role) };
    const moves = result.kind !== "conflicts" ? undefined : {
      startsAt: to.toString(),
      scope,
      facts: result.moves.map((move) => plannedMoveFacts(move, role)),
      stay,
    };
    const { status } = refusalOf(moveRefusals, result);
    return page(await show(acting, id, { values, errors, moves }), { status });
  },
});

async function moveToSlot(acting: Acting, id: string, startsAt: string) {
  const to = Temporal.Instant.from(startsAt);
  const result = await rescheduleAppointment(acting, { appointmentId: id, startsAt: to });
  switch (result.kind) {
    case "rescheduled":
      return redirectTo(paths.appointment(id, { done: "moved" }));
    case "not_found":
      throw new HttpError(404);
    default: {
      const sentence = refusalSentence(rescheduleRefusals, result, acting.actor.role);
      const free = "free" in result ? result.free.map((slot) => slot.startsAt.toString()) : [];
      const shown = { query: new URLSearchParams({ startsAt }), refused: { sentence, free } };
      return page(await show(acting, id, shown), { status: 409 });
    }
  }
}

async function show(
  acting: Acting,
  id: string,
  { query = new URLSearchParams(), refused = null, values = {}, errors = {}, moves }: Shown,
) {
  const appointment = await findAppointment(acting, id);
  if (!appointment) throw new HttpError(404);
  const { role, timeZone, userId } = acting.actor;
  const { therapist, patients, cannotReschedule } = appointment;
  const impossible = cannotReschedule && refusalSentence(changeRefusals, cannotReschedule, role);
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
    // It need not move to its current time.
    slots: found.view.slots.filter((slot) => !isSame(slot, appointment.startsAt.toString())),
    // A slot that was just refused is no longer chosen.
    chosen: refused ? null : found.view.chosen,
  };
  return {
    id,
    impossible,
    refused,
    view,
    values,
    errors,
    moves: moves ?? null,
    inSeries: appointment.seriesId !== null,
    /** Therapists may also choose a time that they do not offer. */
    mayChooseAny: userId === therapist.id && !impossible,
    facts: factsOf(appointment, acting),
    timeZone,
    zoneLabel: zoneName(timeZone),
  };
}

export default define.page<typeof handler>(({ data }) => {
  const { id, impossible, refused, view, values, errors, moves, inSeries, mayChooseAny, facts, timeZone } =
    data;
  return (
    <>
      <PageTitle errors={moves ? {} : errors}>Move a visit</PageTitle>
      <PageHeading
        back={{ href: paths.appointment(id), label: "The visit" }}
        lead={`Now: ${facts.when}, with ${isolated(facts.other.name)}.`}
      >
        Move this visit
      </PageHeading>
      <div class="grid gap-6">
        {impossible && <Notice tone="bad" title={impossible} />}
        {errors[""] && <Notice tone="bad" role="alert" title={errors[""]} />}
        {moves && (
          <Section id="preview" title="What will move">
            <PlanPreview
              visits={moves.facts.map((move) => ({ ...move, value: move.appointmentId }))}
              timeZone={timeZone}
              box={{ name: "stay", label: "Don't move this one" }}
              left={moves.stay}
              hidden={[["startsAt", moves.startsAt], ["scope", moves.scope]]}
              submit={moves.facts.length > 1 ? "Move these visits" : "Move this visit"}
            />
          </Section>
        )}
        {view && !moves && (
          <section aria-label="Choose another time">
            <p class="mb-4">
              All times are in <strong>{data.zoneLabel}</strong>.
            </p>
            <SlotChoice view={view} />
          </section>
        )}
        {view && !moves && (
          <MovePanel view={view} refused={refused} zoneLabel={data.zoneLabel} inSeries={inSeries} />
        )}
        {!impossible && !view && <Notice title="There are no other free times right now." />}
        {mayChooseAny && !moves && (
          <OwnTimeForm values={values} errors={errors} zoneLabel={data.zoneLabel} inSeries={inSeries} />
        )}
      </div>
    </>
  );
});
