import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import type { AppointmentRow } from "../appointments/appointments_of.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { BOOKED_TIME_KEY, releaseTime } from "../time/booked_time.ts";
import type { OfferRefusal } from "./judge_patients.ts";
import { isInTheWay } from "./plan/conflicts.ts";
import { isThere, type Move, planMove, type PlannedMove } from "./plan_move.ts";
import { recordRefusedChange } from "./record_refused_change.ts";
import { writeMove } from "./write_move.ts";

interface MoveDecisions {
  /** The IDs of visits that are not moved. */
  stay: readonly string[];
  /** The conflicts that a therapist has seen and overrides, by `conflictName`. */
  override: readonly string[];
}

export type MoveResult =
  | { kind: "moved"; appointments: AppointmentView[] }
  /** Nothing was moved, because at least one conflict was neither overridden nor avoided. */
  | { kind: "conflicts"; moves: PlannedMove[] }
  | { kind: "nothing_left" }
  | OfferRefusal;

/** Returns what a move would do, without moving anything. */
export async function previewMove(acting: Acting, move: Move): Promise<MoveResult> {
  const planned = await transaction(acting.db, (trx) => planMove(trx, acting, move));
  return planned.kind === "planned" ? { kind: "conflicts", moves: planned.moves } : planned;
}

/**
 * Moves an appointment, or also the later ones in its series, in one transaction: all or none. Each keeps its
 * identity and its length. Moving visits never conflict with each other.
 */
export async function moveVisits(acting: Acting, move: Move, decisions: MoveDecisions): Promise<MoveResult> {
  const result = await makeMove(acting, move, decisions);
  if (result.kind !== "moved") {
    await recordRefusedChange(acting, "reschedule", move.appointmentId, result.kind);
  }
  return result;
}

/** Does the same without recording a refusal in the audit trail. */
export async function makeMove(
  acting: Acting,
  move: Move,
  { stay, override }: MoveDecisions,
): Promise<MoveResult> {
  try {
    return await transaction(acting.db, async (trx): Promise<MoveResult> => {
      const planned = await planMove(trx, acting, move, { stay });
      if (planned.kind !== "planned") return planned;
      const moving = planned.moves.filter(({ row }) => !stay.includes(row.id));
      if (moving.length === 0) return { kind: "nothing_left" };
      const seen = planned.byTherapist ? override : [];
      if (moving.some((one) => one.refused !== null || isInTheWay(one, seen))) {
        return { kind: "conflicts", moves: planned.moves };
      }
      const rows = await writeMoves(trx, acting, moving);
      return { kind: "moved", appointments: rows.map((row) => viewOf(row, acting)) };
    });
  } catch (error) {
    if (!violates(error, BOOKED_TIME_KEY)) throw error;
    return await previewMove(acting, move);
  }
}

/**
 * Writes moves that `planMove` has allowed. If a time is not free, it throws an error that `violates(error,
 * BOOKED_TIME_KEY)` recognizes.
 */
export async function writeMoves(
  trx: Transaction,
  acting: Acting,
  moves: readonly PlannedMove[],
): Promise<AppointmentRow[]> {
  // All visits release their time first, so that one can take another's.
  for (const move of moves) if (!isThere(move)) await releaseTime(trx, move.row.id);
  const rows: AppointmentRow[] = [];
  for (const move of moves) {
    const { row, held, conflicts } = move;
    const overridden = conflicts.length > 0;
    rows.push(isThere(move) ? row : await writeMove(trx, acting, row, held, { overridden }));
    if (overridden) await recordForPatients(trx, acting, row, "override", conflicts.join());
  }
  return rows;
}
