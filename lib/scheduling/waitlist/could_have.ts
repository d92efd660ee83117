import type { Transaction } from "../../../db/transaction.ts";
import { findRow } from "../appointments/appointments_of.ts";
import { changeRefusal } from "../appointments/may_change.ts";
import { offeredTo } from "../booking/offered_to.ts";
import { type Change, type Plan, sameTime } from "../booking/plan/plan.ts";
import { loadBusy } from "../free/load_busy.ts";
import { slotsBetween } from "../free/slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { type Interval, isBefore } from "../time/interval.ts";
import type { WaitingEntry } from "./waiting_entries.ts";

/**
 * The slots that a waiting patient could have in a therapist's free time, with the schedule for their visit.
 */
interface CouldHave {
  schedule: Schedule;
  slots: Interval[];
}

/**
 * Returns the slots within this time that the patient could book, or move their appointment to, right now. It
 * runs in the transaction that makes the offer.
 */
export async function couldHave(
  trx: Transaction,
  entry: WaitingEntry,
  { startsAt, endsAt }: Interval,
  now: Temporal.Instant,
): Promise<CouldHave | null> {
  const asked = entry.appointmentId === null
    ? bookingOf(entry, startsAt)
    : await moveOf(trx, entry, entry.appointmentId, now);
  if (!asked) return null;
  const offered = await offeredTo(trx, asked, { byTherapist: false, acceptedOnly: true }, now);
  if (offered.kind !== "offered") return null;
  const [{ held: { patientIds }, schedule }] = offered.visits;
  if (!schedule) return null;
  const busy = await loadBusy(trx, {
    therapistIds: [entry.therapistId],
    patientIds,
    from: startsAt,
    until: endsAt.add({ minutes: schedule.slotMinutes }),
    exceptAppointmentId: entry.appointmentId ?? undefined,
  });
  const slots = slotsBetween(schedule, busy.of(entry.therapistId), startsAt, endsAt, now);
  // A patient with an appointment waits for an earlier one.
  const before = entry.presentStartsAt;
  return { schedule, slots: slots.filter((slot) => !before || isBefore(slot.startsAt, before)) };
}

const bookingOf = ({ therapistId, patientId, typeId }: WaitingEntry, startsAt: Temporal.Instant): Plan => ({
  therapistId,
  patientIds: [patientId],
  kind: "individual",
  typeId,
  startsAt,
  repeat: null,
});

async function moveOf(
  trx: Transaction,
  { patientId }: WaitingEntry,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<Change | null> {
  const row = await findRow(trx, patientId, appointmentId, now);
  return !row || changeRefusal("reschedule", row, "patient", now) ? null : sameTime(row);
}
