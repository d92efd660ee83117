import type { Transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, lockRow } from "../appointments/appointments_of.ts";
import { type ChangeRefusal, changeRefusal } from "../appointments/may_change.ts";
import { zoneOfTherapist } from "../schedule/zone_of_therapist.ts";
import { heldTime } from "../time/booked_time.ts";
import { lengthOf } from "../time/visit_length.ts";
import { lockFollowing, type SeriesScope } from "./later_in_series.ts";
import { mayBook } from "./may_book.ts";
import type { OfferRefusal } from "./judge_patients.ts";
import type { PlannedVisit } from "./plan/conflicts.ts";

export interface Move {
  appointmentId: string;
  /**
   * The new start of this appointment. Later ones move by the same amount of local time in the therapist's
   * zone.
   */
  startsAt: Temporal.Instant;
  scope: SeriesScope;
}

/** A visit at its new time. */
export interface PlannedMove extends PlannedVisit {
  row: AppointmentRow;
  /** Why the acting user cannot move it at all. */
  refused: ChangeRefusal | null;
}

type CheckedMove = { kind: "planned"; moves: PlannedMove[]; byTherapist: boolean } | OfferRefusal;

/**
 * Returns the visits of a move at their new times. It checks first which of them can be changed at all, and
 * then applies `mayBook` to these. Visits that stay can conflict with visits that move. `inPlaceOf`: an
 * appointment whose time the move takes.
 */
export async function planMove(
  trx: Transaction,
  acting: Acting,
  { appointmentId, startsAt, scope }: Move,
  { stay = [], inPlaceOf }: { stay?: readonly string[]; inPlaceOf?: string } = {},
): Promise<CheckedMove> {
  const { actor, now } = acting;
  const own = await lockRow(trx, actor.userId, appointmentId, now());
  if (!own) return { kind: "not_found" };
  const { therapistId } = own;
  const rows = scope === "this" ? [own] : await lockFollowing(trx, actor.userId, own, now());
  const zone = scope === "this" ? null : await zoneOfTherapist(trx, therapistId);
  const moves = rows.map((row): PlannedMove => {
    const to = zone === null ? startsAt : shifted(row.startsAt, { from: own.startsAt, to: startsAt }, zone);
    const held = heldTime({ therapistId, ...lengthOf(row) }, row.patients.map(({ id }) => id), to);
    const refused = changeRefusal("reschedule", row, actor.role, now());
    return { row, held, schedule: null, startsAt: to, endsAt: held.endsAt, refused, conflicts: [] };
  });
  const byTherapist = actor.userId === therapistId;
  // A visit that is already at its new time has no conflicts.
  const asked = moves.filter((move) => move.refused === null && !isThere(move));
  if (asked.length === 0) return { kind: "planned", moves, byTherapist };
  const visits = asked.map(({ row, startsAt, held: { patientIds } }) => ({ row, startsAt, patientIds }));
  const leaving = asked.map(({ row }) => row.id).filter((id) => !stay.includes(id));
  const exceptIds = inPlaceOf === undefined ? leaving : [...leaving, inPlaceOf];
  const judged = await mayBook(trx, acting, { therapistId, visits }, exceptIds);
  if (judged.kind !== "may") return judged;
  const judgedOf = new Map(asked.map(({ row }, index) => [row.id, judged.visits[index]]));
  const planned = moves.map((move) => ({ ...move, ...judgedOf.get(move.row.id) }));
  return { kind: "planned", moves: planned, byTherapist };
}

/** Returns whether the visit is already at its new time. */
export const isThere = ({ row, startsAt }: PlannedMove): boolean => row.startsAt.equals(startsAt);

/** Moves a moment by the local time between two other moments in this zone. */
function shifted(
  at: Temporal.Instant,
  shift: { from: Temporal.Instant; to: Temporal.Instant },
  timeZone: string,
): Temporal.Instant {
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const by = local(shift.from).until(local(shift.to), { largestUnit: "days" });
  return local(at).add(by).toZonedDateTime(timeZone).toInstant();
}
