import type { Refusals } from "../../shared/refusal.ts";
import { offerRefusals, timeRefusals } from "./booking_refusals.ts";
import { changeRefusals } from "./change_refusals.ts";
import type { MoveResult } from "./move_visits.ts";
import { plannedMoveFacts } from "./planned_move_facts.ts";
import type { RescheduleResult } from "./reschedule_appointment.ts";

/** Why an appointment was not moved. */
export const rescheduleRefusals: Refusals<Exclude<RescheduleResult, { kind: "rescheduled" }>> = {
  ...offerRefusals,
  ...changeRefusals,
  ...timeRefusals,
};

/** Why no visit was moved. */
export const moveRefusals: Refusals<Exclude<MoveResult, { kind: "moved" }>> = {
  ...offerRefusals,
  conflicts: {
    status: 409,
    sentence: "Nothing has moved yet, because some visits have conflicts. Review them below.",
    members: ({ moves }, role) => ({ visits: moves.map((move) => plannedMoveFacts(move, role)) }),
  },
  nothing_left: { status: 422, sentence: "Every visit stays where it is, so there's nothing to move." },
};
