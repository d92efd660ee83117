import { bookingReadiness } from "../people/booking_readiness.ts";
import type { Visit } from "../practice.ts";
import type { SlotTherapist } from "./find_slots.ts";

/** What stands between a viewer and a booking with a therapist, said before a time is chosen. */
export type BookingStanding =
  | { kind: "ready" }
  | { kind: "visitor" }
  | { kind: "incomplete" }
  | { kind: "not_licensed"; state: string }
  | { kind: "no_patient" };

/** One query for a patient, none for others. Booking itself asks again. */
export async function bookingStanding(
  { db, actor }: Visit,
  therapist: SlotTherapist,
): Promise<BookingStanding> {
  if (!actor) return { kind: "visitor" };
  if (actor.role !== "patient") return { kind: "no_patient" };
  const { complete, state } = await bookingReadiness(db, actor.userId);
  if (state && !therapist.states.includes(state)) return { kind: "not_licensed", state };
  return { kind: complete ? "ready" : "incomplete" };
}
