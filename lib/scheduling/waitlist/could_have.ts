import type { Transaction } from "../../../db/transaction.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import { careForViewer } from "../../people/care/care_booking.ts";
import { covers, licensedUntilIn } from "../../people/credentials/licenses.ts";
import { findRow } from "../appointments/appointments_of.ts";
import { changeRefusal } from "../appointments/change_refusal.ts";
import { findBookableTherapist } from "../booking/find_bookable_therapist.ts";
import { loadBusy } from "../free/load_busy.ts";
import { loadSchedule } from "../schedule/load_schedule.ts";
import { slotsBetween } from "../free/slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Interval } from "../time/interval.ts";
import { choosableTypes, scheduleFor } from "../schedule/appointment_type.ts";
import { lengthOf } from "../time/visit_length.ts";
import type { WaitingEntry } from "./waiting_entries.ts";

/** What somebody who waits could have of a therapist's free time, and how it is cut for them. */
interface CouldHave {
  schedule: Schedule;
  slots: Interval[];
}

/** The slots within this time that the person could really book, or move their appointment to, now. Asked in the transaction that offers. */
export async function couldHave(
  trx: Transaction,
  entry: WaitingEntry,
  { startsAt, endsAt }: Interval,
  now: Temporal.Instant,
): Promise<CouldHave | null> {
  const found = entry.appointmentId
    ? await scheduleOfMove(trx, entry, entry.appointmentId, now)
    : await scheduleOfBooking(trx, entry, now);
  if (!found) return null;
  const { schedule, patientIds, before } = found;
  const busy = await loadBusy(trx, {
    therapistIds: [entry.therapistId],
    patientIds,
    from: startsAt,
    until: endsAt.add({ minutes: schedule.slotMinutes }),
    exceptAppointmentId: entry.appointmentId ?? undefined,
  });
  const slots = slotsBetween(schedule, busy.of(entry.therapistId), startsAt, endsAt, now);
  return { schedule, slots: slots.filter((slot) => !before || isBefore(slot.startsAt, before)) };
}

interface Found {
  schedule: Schedule;
  patientIds: string[];
  /** Only what is earlier than this is of use. */
  before: Temporal.Instant | null;
}

async function scheduleOfBooking(
  trx: Transaction,
  { therapistId, patientId, typeId }: WaitingEntry,
  now: Temporal.Instant,
): Promise<Found | null> {
  const { complete, state } = await bookingReadiness(trx, patientId);
  if (!complete || !state) return null;
  const therapist = await findBookableTherapist(trx, { therapistId, patientId }, state);
  if (!therapist || !covers(therapist.licensedUntil, now)) return null;
  const care = careForViewer(therapist);
  if (care.standing !== "active") return null;
  const type = choosableTypes(therapist.types ?? [], care.booking).find((one) =>
    (one?.id ?? null) === typeId
  );
  const schedule = await loadSchedule(trx, { therapistId, patientIds: [patientId] }, now);
  if (!schedule || type === undefined) return null;
  return { schedule: scheduleFor(schedule, type), patientIds: [patientId], before: null };
}

async function scheduleOfMove(
  trx: Transaction,
  { therapistId, patientId }: WaitingEntry,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<Found | null> {
  const row = await findRow(trx, patientId, appointmentId, now);
  if (!row || changeRefusal("reschedule", row, "patient", now)) return null;
  const { state } = await bookingReadiness(trx, patientId);
  if (!state) return null;
  const license = await trx.selectFrom("therapistProfiles").select(licensedUntilIn(state).as("until"))
    .where("userId", "=", therapistId).executeTakeFirst();
  const patientIds = row.patients.map(({ id }) => id);
  const schedule = await loadSchedule(trx, { therapistId, patientIds }, now);
  if (!schedule || !covers(license?.until ?? null, now)) return null;
  return { schedule: { ...schedule, ...lengthOf(row) }, patientIds, before: row.startsAt };
}

const isBefore = (at: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(at, other) < 0;
