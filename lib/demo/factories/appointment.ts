import { holdsTime } from "../../scheduling/appointments/appointment_states.ts";
import { reasonContext } from "../../scheduling/appointments/appointment_view.ts";
import { stepsOf } from "../../scheduling/time/booked_time.ts";
import type { Practice } from "../../practice.ts";
import type { Appointment } from "../../../db/schema/scheduling.ts";
import type { Rows } from "./rows.ts";

export interface AppointmentFacts
  extends
    Partial<Omit<Appointment, "therapistId" | "startsAt" | "endsAt" | "cancellationReason">>,
    Pick<Appointment, "therapistId" | "startsAt"> {
  patientId: string;
  /** The other patients of a couple or group. */
  otherPatientIds?: readonly string[];
  /** The guardians of a patient under age. */
  guardianIds?: readonly string[];
  /** Default: 50. */
  minutes?: number;
  /** Why it was canceled; it is stored sealed. */
  reason?: string;
}

/**
 * Makes an appointment with its attendees and held time; by default booked, with ten minutes after it kept
 * free.
 */
export async function makeAppointment(
  at: Temporal.Instant,
  keyring: Practice["keyring"],
  { patientId, otherPatientIds = [], guardianIds = [], minutes = 50, reason, ...facts }: AppointmentFacts,
): Promise<{ appointment: Appointment; rows: Rows }> {
  const id = facts.id ?? crypto.randomUUID();
  const isCancelled = facts.status === "cancelled";
  const appointment: Appointment = {
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 10,
    status: "booked",
    kind: "individual",
    typeId: null,
    typeName: "",
    seriesId: null,
    expiresAt: null,
    overridden: false,
    isOffer: false,
    lateCancel: false,
    sequence: isCancelled ? 1 : 0,
    createdBy: patientId,
    idempotencyKey: crypto.randomUUID(),
    wishHash: null,
    timeSetAt: null,
    cancelledAt: isCancelled ? at : null,
    cancelledBy: isCancelled ? patientId : null,
    createdAt: at,
    updatedAt: at,
    ...facts,
    id,
    endsAt: facts.startsAt.add({ minutes }),
    cancellationReason: reason === undefined ? null : await keyring.seal(reason, reasonContext(id)),
  };
  const { therapistId } = appointment;
  const patientIds = [patientId, ...otherPatientIds];
  const steps = holdsTime(appointment.status) ? stepsOf({ ...appointment, patientIds }) : [];
  const rows: Rows = {
    appointments: [appointment],
    appointmentAttendees: [
      { appointmentId: id, userId: therapistId, role: "therapist" },
      ...patientIds.map((userId) => ({ appointmentId: id, userId, role: "patient" as const })),
      ...guardianIds.map((userId) => ({ appointmentId: id, userId, role: "guardian" as const })),
    ],
    bookedTime: steps.map((step) => ({ ...step, appointmentId: id })),
  };
  return { appointment, rows };
}
