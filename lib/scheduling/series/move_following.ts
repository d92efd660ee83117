import { violates } from "../../../db/constraint.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import { covers } from "../../people/credentials/licenses.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentRow, lockRow } from "../appointments/appointments_of.ts";
import { type AppointmentView, viewOf } from "../appointments/appointment_view.ts";
import { BOOKED_TIME_KEY, type HeldTime, heldTime, releaseTime } from "../time/booked_time.ts";
import { type ChangeRefusal, changeRefusal } from "../appointments/change_refusal.ts";
import { offeredSchedule } from "../schedule/offered_schedule.ts";
import { conflictName, findConflicts, isHard, type PlannedVisit } from "../booking/plan/conflicts.ts";
import { holdTherapist } from "../schedule/hold_therapist.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { recordRefusal } from "../appointments/record_refusal.ts";
import type { Schedule } from "../schedule/schedule.ts";
import { lengthOf } from "../time/visit_length.ts";
import { writeMove } from "../booking/write_move.ts";
import { lockFollowing, type SeriesScope } from "./later_in_series.ts";

interface SeriesMove {
  appointmentId: string;
  /** To where this appointment moves; those after it by as much, as clocks in the therapist's zone show it. */
  startsAt: Temporal.Instant;
  scope: SeriesScope;
}

interface MoveDecisions {
  /** Visits that stay where they are, by their ids. */
  stay: readonly string[];
  /** The conflicts that a therapist has seen and moves over, by `conflictName`. */
  override: readonly string[];
}

/** A visit of the series where it would be. */
export interface PlannedMove extends PlannedVisit {
  appointmentId: string;
  from: Temporal.Instant;
  /** Why the acting person cannot move it at all. */
  refused: ChangeRefusal | null;
}

export type SeriesMoveResult =
  | { kind: "moved"; appointments: AppointmentView[] }
  /** Nothing has moved: something stands in the way that was neither seen nor left where it is. */
  | { kind: "conflicts"; moves: PlannedMove[]; timeZone: string }
  | { kind: "nothing_left" }
  | { kind: "not_licensed"; state: string }
  | { kind: "not_found" };

/** What a move would do, before anything moves. */
export async function previewMove(acting: Acting, move: SeriesMove): Promise<SeriesMoveResult> {
  const planned = await transaction(acting.db, (trx) => planMove(trx, acting, move, []));
  if (planned.kind !== "planned") return planned;
  return { kind: "conflicts", moves: planned.moves, timeZone: planned.timeZone };
}

/**
 * Moves an appointment, or it and those of its series that come after it, in one transaction: all of them or none. Each keeps its identity
 * and its length; those that move never stand in each other's way.
 */
export async function moveFollowing(
  acting: Acting,
  move: SeriesMove,
  decisions: MoveDecisions,
): Promise<SeriesMoveResult> {
  const result = await tryToMove(acting, move, decisions);
  if (result.kind !== "moved") {
    const refused = {
      action: "reschedule",
      subjectId: move.appointmentId,
      ownerId: null,
      reason: result.kind,
    } as const;
    await recordRefusal(acting, refused);
  }
  return result;
}

async function tryToMove(
  acting: Acting,
  move: SeriesMove,
  { stay, override }: MoveDecisions,
): Promise<SeriesMoveResult> {
  try {
    return await transaction(acting.db, async (trx): Promise<SeriesMoveResult> => {
      const planned = await planMove(trx, acting, move, stay);
      if (planned.kind !== "planned") return planned;
      const moving = planned.moves.filter(({ appointmentId }) => !stay.includes(appointmentId));
      if (moving.length === 0) return { kind: "nothing_left" };
      const seen = planned.byTherapist ? override : [];
      if (moving.some((one) => isInTheWay(one, seen))) {
        return { kind: "conflicts", moves: planned.moves, timeZone: planned.timeZone };
      }
      // First all let go of their time, so that one may take what another had.
      for (const { appointmentId } of moving) await releaseTime(trx, appointmentId);
      const appointments: AppointmentView[] = [];
      for (const { appointmentId, startsAt, conflicts } of moving) {
        const row = planned.rows.get(appointmentId);
        if (!row) throw new Error("A visit that is to move is not there.");
        const held = heldOf(planned.schedule, row, startsAt);
        const overridden = conflicts.length > 0;
        const after = await writeMove(trx, acting, row, held, { overridden });
        if (overridden) await recordForPatients(trx, acting, row, "override", conflicts.join());
        appointments.push(viewOf(after, acting));
      }
      return { kind: "moved", appointments };
    });
  } catch (error) {
    if (!violates(error, BOOKED_TIME_KEY)) throw error;
    return await previewMove(acting, move);
  }
}

const isInTheWay = (move: PlannedMove, seen: readonly string[]): boolean =>
  move.refused !== null ||
  move.conflicts.some((conflict) => isHard(conflict) || !seen.includes(conflictName(move, conflict)));

const heldOf = (schedule: Schedule, row: AppointmentRow, startsAt: Temporal.Instant): HeldTime =>
  heldTime({ ...schedule, ...lengthOf(row) }, row.patients.map(({ id }) => id), startsAt);

type CheckedMoves =
  | {
    kind: "planned";
    moves: PlannedMove[];
    schedule: Schedule;
    timeZone: string;
    byTherapist: boolean;
    rows: Map<string, AppointmentRow>;
  }
  | { kind: "not_licensed"; state: string }
  | { kind: "not_found" };

async function planMove(
  trx: Transaction,
  acting: Acting,
  { appointmentId, startsAt, scope }: SeriesMove,
  stay: readonly string[],
): Promise<CheckedMoves> {
  const { actor, now } = acting;
  const own = await lockRow(trx, actor.userId, appointmentId, acting.now());
  if (!own) return { kind: "not_found" };
  const rows = scope === "this" ? [own] : await lockFollowing(trx, actor.userId, own, now());
  const { therapistId } = own;
  const byTherapist = actor.userId === therapistId;
  const patientIds = own.patients.map(({ id }) => id);
  const { state } = await bookingReadiness(trx, patientIds[0]);
  const { licensedUntil } = await holdTherapist(trx, therapistId, state);
  if (state && !covers(licensedUntil, now())) return { kind: "not_licensed", state };
  const schedule = await offeredSchedule(trx, { therapistId, patientIds }, actor.role, now());
  if (!schedule) return { kind: "not_found" };
  const { timeZone } = schedule;
  const moving = rows.filter(({ id }) => !stay.includes(id));
  const exceptIds = moving.map(({ id }) => id);
  const moves: PlannedMove[] = [];
  for (const row of rows) {
    const to = shifted(row.startsAt, { from: own.startsAt, to: startsAt }, timeZone);
    const question = {
      schedule: { ...schedule, ...lengthOf(row) },
      patientIds: row.patients.map(({ id }) => id),
      anyStart: byTherapist,
      exceptIds,
    };
    const [visit] = await findConflicts(trx, [to], question, now());
    const refused = changeRefusal("reschedule", row, actor.role, now());
    moves.push({ ...visit, appointmentId: row.id, from: row.startsAt, refused });
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { kind: "planned", moves, schedule, timeZone, byTherapist, rows: byId };
}

/** The moment as far from another as clocks in the zone show it between these two. */
function shifted(
  at: Temporal.Instant,
  shift: { from: Temporal.Instant; to: Temporal.Instant },
  timeZone: string,
): Temporal.Instant {
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const by = local(shift.from).until(local(shift.to), { largestUnit: "days" });
  return local(at).add(by).toZonedDateTime(timeZone).toInstant();
}
