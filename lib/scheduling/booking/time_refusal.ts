import type { Acting } from "../../practice.ts";
import type { SlotRefusal } from "../free/slots.ts";
import type { Interval } from "../time/interval.ts";
import { nearestSlots } from "./nearest_slots.ts";
import type { Conflict, PlannedVisit } from "./plan/conflicts.ts";

/**
 * Why a time was refused, with what is still free instead. `taken`: the therapist's time is;
 * `own_time_taken`: the patient's is, by another appointment.
 */
export type TimeRefusal =
  | { kind: "taken"; free: Interval[] }
  | { kind: "own_time_taken"; free: Interval[] }
  | { kind: "not_offered"; reason: SlotRefusal; free: Interval[] };

/** The code of a refusal for the audit trail. */
export function refusalCode(refusal: { kind: string; reason?: string }): string {
  return refusal.reason ? `${refusal.kind}:${refusal.reason}` : refusal.kind;
}

/**
 * What stands in the way of a single visit, as its refusal: the gravest conflict, with the slots that are
 * free instead. Where nothing stands there any more, somebody else had the time for a moment.
 * `exceptAppointmentId`: the appointment that would move.
 */
export async function refuseTime(
  { db, now }: Acting,
  { held, schedule, conflicts: [conflict = "taken"] }: PlannedVisit,
  exceptAppointmentId?: string,
): Promise<TimeRefusal> {
  const free = schedule ? await nearestSlots(db, { schedule, ...held, exceptAppointmentId }, now()) : [];
  return { ...reasonOf(conflict), free };
}

function reasonOf(conflict: Conflict) {
  switch (conflict) {
    case "taken":
    // Patients do not learn what a therapist does elsewhere.
    case "busy_elsewhere":
      return { kind: "taken" as const };
    case "patient_taken":
      return { kind: "own_time_taken" as const };
    default:
      return { kind: "not_offered" as const, reason: conflict };
  }
}
