import type { Acting } from "../practice.ts";
import { heldTime, whoIsTaken } from "./booked_time.ts";
import type { TimeRefusal } from "./booking_result.ts";
import { nearestSlots } from "./nearest_slots.ts";
import { offeredSchedule } from "./offered_schedule.ts";
import type { SlotRefusal } from "./slots.ts";

/** The time that somebody wished for. */
export interface Wish {
  therapistId: string;
  patientId: string;
  startsAt: Temporal.Instant;
  /** The appointment that would move: its own time does not stand in its way. */
  exceptAppointmentId?: string;
}

/** Says whose time stood in the way, once the database has refused it, and what is still free instead. */
export async function refuseTaken(acting: Acting, wish: Wish): Promise<TimeRefusal> {
  const schedule = await offeredSchedule(acting.db, wish, acting.actor.role, acting.now());
  if (!schedule) return { kind: "taken", free: [] };
  const held = heldTime(schedule, wish.patientId, wish.startsAt);
  const taken = await whoIsTaken(acting.db, held, wish.exceptAppointmentId);
  const kind = taken.patient && !taken.therapist ? "own_time_taken" : "taken";
  return { kind, free: await nearestSlots(acting.db, { ...wish, schedule }, acting.now()) };
}

/** Says why the therapist does not offer the time, and what is free instead. */
export async function refuseNotOffered(
  acting: Acting,
  reason: SlotRefusal,
  wish: Wish,
): Promise<TimeRefusal> {
  const schedule = await offeredSchedule(acting.db, wish, acting.actor.role, acting.now());
  const free = schedule ? await nearestSlots(acting.db, { ...wish, schedule }, acting.now()) : [];
  return { kind: "not_offered", reason, free };
}
