import type { Acting } from "../../practice.ts";
import type { AppointmentView } from "../appointments/appointment_view.ts";
import { makePlan, recordRefusedPlan } from "./plan/book_plan.ts";
import type { OfferRefusal } from "./judge_patients.ts";
import { refusalCode, refuseTime, type TimeRefusal } from "./time_refusal.ts";

export interface BookingInput {
  therapistId: string;
  /** A ward of the acting patient. Default: the patient. */
  patientId?: string;
  startsAt: Temporal.Instant;
  /** The type of visit. Default: the schedule's default length. */
  typeId?: string | null;
  /** The client's ID for this booking. A repeated request books nothing more. */
  idempotencyKey: string;
}

export type BookingResult =
  /** The appointment is pending if the therapist answers each request. */
  | { kind: "booked"; appointment: AppointmentView; replayed: boolean }
  | TimeRefusal
  | { kind: "key_reused" }
  | OfferRefusal;

/**
 * Books a slot for the acting patient or one of their wards, as a plan with one visit. If the therapist
 * answers each request, it requests the slot. A refusal lists free slots.
 */
export async function bookAppointment(acting: Acting, input: BookingInput): Promise<BookingResult> {
  if (acting.actor.role !== "patient") throw new Error("Only a patient books an appointment.");
  const { therapistId, patientId = acting.actor.userId, startsAt, typeId = null, idempotencyKey } = input;
  const patientIds = [patientId];
  const plan = { therapistId, patientIds, kind: "individual", typeId, startsAt, repeat: null } as const;
  const made = await makePlan(acting, plan, { skip: [], override: [], idempotencyKey });
  switch (made.kind) {
    case "booked": {
      const { appointments: [appointment], replayed } = made;
      return { kind: "booked", appointment, replayed };
    }
    case "nothing_left":
      throw new Error("Nothing was left out of a booking, and nothing is left.");
    default: {
      const refused = made.kind === "conflicts" ? await refuseTime(acting, made.visits[0]) : made;
      await recordRefusedPlan(acting, plan, refusalCode(refused));
      return refused;
    }
  }
}
