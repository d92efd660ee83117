import type { Acting } from "../../practice.ts";
import { heldTime, whoIsTaken } from "../time/booked_time.ts";
import type { TimeRefusal } from "./booking_result.ts";
import { nearestSlots, type Wish } from "./nearest_slots.ts";
import { offeredSchedule } from "../schedule/offered_schedule.ts";
import type { SlotRefusal } from "../free/slots.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { scheduleFor } from "../schedule/appointment_type.ts";

/** Says whose time stood in the way, once the database has refused it, and what is still free instead. */
export async function refuseTaken(acting: Acting, wish: Wish): Promise<TimeRefusal> {
  const schedule = await scheduleOfWish(acting, wish);
  if (!schedule) return { kind: "taken", free: [] };
  const held = heldTime(schedule, wish.patientIds, wish.startsAt);
  const taken = await whoIsTaken(acting.db, held, wish.exceptAppointmentId);
  const kind = taken.patientIds.length > 0 && !taken.therapist ? "own_time_taken" : "taken";
  return { kind, free: await nearestSlots(acting.db, { ...wish, schedule }, acting.now()) };
}

/** Says why the therapist does not offer the time, and what is free instead. */
export async function refuseNotOffered(
  acting: Acting,
  reason: SlotRefusal,
  wish: Wish,
): Promise<TimeRefusal> {
  const schedule = await scheduleOfWish(acting, wish);
  const free = schedule ? await nearestSlots(acting.db, { ...wish, schedule }, acting.now()) : [];
  return { kind: "not_offered", reason, free };
}

/** What the therapist offers, cut as the wished kind of visit needs it. */
async function scheduleOfWish({ db, actor, now }: Acting, wish: Wish): Promise<Schedule | null> {
  const schedule = await offeredSchedule(db, wish, actor.role, now());
  if (schedule && wish.length) return { ...schedule, ...wish.length };
  if (!schedule || !wish.typeId) return schedule;
  const type = await db.selectFrom("appointmentTypes").selectAll().where("id", "=", wish.typeId)
    .where("therapistId", "=", wish.therapistId).executeTakeFirst();
  return scheduleFor(schedule, type ?? null);
}
