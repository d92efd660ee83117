import type { Acting } from "../../practice.ts";
import type { SlotRefusal } from "../free/slots.ts";
import type { Interval } from "../time/interval.ts";
import { nearestSlots } from "./nearest_slots.ts";
import type { Conflict, PlannedVisit } from "./plan/conflicts.ts";

/**
 * Why a time was refused, with free slots instead. `taken`: the therapist's time is taken. `own_time_taken`:
 * another appointment takes the patient's time.
 */
export type TimeRefusal =
  | { kind: "taken"; free: Interval[] }
  | { kind: "own_time_taken"; free: Interval[] }
  | { kind: "not_offered"; reason: SlotRefusal; free: Interval[] };

/** Returns a refusal's code for the audit trail. */
export function refusalCode(refusal: { kind: string; reason?: string }): string {
  return refusal.reason ? `${refusal.kind}:${refusal.reason}` : refusal.kind;
}

/**
 * Returns the most serious conflict of a single visit as its refusal, with free slots instead. If there is no
 * conflict anymore, another booking held the time for a moment. `exceptAppointmentId`: the appointment to
 * move.
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
    // Patients do not learn about a therapist's external calendar.
    case "busy_elsewhere":
      return { kind: "taken" as const };
    case "patient_taken":
      return { kind: "own_time_taken" as const };
    default:
      return { kind: "not_offered" as const, reason: conflict };
  }
}
