import type { Acting } from "../../practice.ts";
import type { AppointmentView } from "../appointments/appointment_view.ts";
import type { ChangeRefusal } from "../appointments/may_change.ts";
import { makeMove, type MoveResult } from "./move_visits.ts";
import type { OfferRefusal } from "./judge_patients.ts";
import type { Move } from "./plan_move.ts";
import { recordRefusedChange } from "./record_refused_change.ts";
import { refusalCode, refuseTime, type TimeRefusal } from "./time_refusal.ts";

export type RescheduleResult =
  | { kind: "rescheduled"; appointment: AppointmentView }
  | OfferRefusal
  | ChangeRefusal
  | TimeRefusal;

/**
 * Moves one of the acting user's own appointments to another offered slot. A refusal lists free slots, which
 * can include the appointment's present time.
 */
export async function rescheduleAppointment(
  acting: Acting,
  { appointmentId, startsAt }: Omit<Move, "scope">,
): Promise<RescheduleResult> {
  const move = { appointmentId, startsAt, scope: "this" } as const;
  const made = await makeMove(acting, move, { stay: [], override: [] });
  if (made.kind === "moved") return { kind: "rescheduled", appointment: made.appointments[0] };
  const refused = await refusalOfOne(acting, made);
  await recordRefusedChange(acting, "reschedule", appointmentId, refusalCode(refused));
  return refused;
}

async function refusalOfOne(
  acting: Acting,
  made: Exclude<MoveResult, { kind: "moved" }>,
): Promise<OfferRefusal | ChangeRefusal | TimeRefusal> {
  switch (made.kind) {
    case "nothing_left":
      throw new Error("The one appointment that moves was left where it is.");
    case "conflicts": {
      const [move] = made.moves;
      return move.refused ?? await refuseTime(acting, move, move.row.id);
    }
    default:
      return made;
  }
}
