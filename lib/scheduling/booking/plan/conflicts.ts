import { sql } from "kysely";
import type { Queryable } from "../../../../db/transaction.ts";
import { refusals, type SlotRefusal } from "../../free/slots.ts";
import type { Schedule } from "../../schedule/schedule.ts";
import { type HeldTime, stepsOf } from "../../time/booked_time.ts";
import { type Interval, meet } from "../../time/interval.ts";
import { withBuffers } from "../../time/visit_length.ts";

/**
 * Why a visit cannot be at a time: the therapist does not offer it, an external calendar is busy, or another
 * visit takes the time.
 */
export type Conflict = SlotRefusal | "busy_elsewhere" | "taken" | "patient_taken";

/** A visit of a plan, and its therapist's schedule. */
export interface OfferedVisit {
  held: HeldTime;
  /** With the visit's length. Null if the therapist's account is suspended, so that nothing is offered. */
  schedule: Schedule | null;
}

/** A visit with all of its conflicts, the most serious first. */
export interface PlannedVisit extends OfferedVisit, Interval {
  conflicts: Conflict[];
}

/**
 * Conflicts that a therapist cannot override: the visit has begun, there is no license, or the time is
 * already taken.
 */
const hard: readonly Conflict[] = ["past", "license_ends", "taken", "patient_taken"];

export const isHard = (conflict: Conflict): boolean => hard.includes(conflict);

/**
 * Returns the name of a visit's conflict. Clients use these names to list the conflicts that they override.
 */
export const conflictName = ({ startsAt }: Interval, conflict: Conflict): string => `${startsAt} ${conflict}`;

/** Returns whether a visit has a conflict that its therapist has not overridden. */
export const isInTheWay = (visit: PlannedVisit, override: readonly string[]): boolean =>
  visit.conflicts.some((conflict) => isHard(conflict) || !override.includes(conflictName(visit, conflict)));

/**
 * Returns all conflicts of each of these visits, which are in order. It needs two queries for any number of
 * visits. `anyStart`: visits may start anywhere within the hours. `exceptIds`: appointments to move, whose
 * own time is not a conflict. `mayLearnOf`: whether the reader may learn that this patient has another visit;
 * otherwise the time is just taken.
 */
export async function findConflicts(
  db: Queryable,
  visits: readonly OfferedVisit[],
  { anyStart, exceptIds, mayLearnOf }: {
    anyStart: boolean;
    exceptIds: readonly string[];
    mayLearnOf: (patientId: string) => boolean;
  },
  now: Temporal.Instant,
): Promise<PlannedVisit[]> {
  const planned = visits.map((visit): PlannedVisit => {
    const { held: { startsAt, endsAt }, schedule } = visit;
    const conflicts = schedule ? refusals(schedule, startsAt, now, { anyStart }) : ["outside_hours" as const];
    return { ...visit, startsAt, endsAt, conflicts };
  });
  // If the visit is impossible in any case, it does not matter who is busy.
  const possible = planned.filter(({ conflicts }) =>
    !conflicts.includes("past") && (anyStart || !conflicts.includes("too_far"))
  );
  if (possible.length === 0) return planned;
  const times = possible.map(({ held }) => held);
  const taken = await takenSteps(db, times, exceptIds);
  const elsewhere = await busyElsewhere(db, times);
  for (const { held, conflicts } of possible) {
    const whose = new Set(
      stepsOf(held).filter((step) => taken.has(nameOf(step))).map(({ userId }) => userId),
    );
    if (elsewhere.some((busy) => meet(busy, withBuffers(held, held)))) conflicts.push("busy_elsewhere");
    const busyPatients = held.patientIds.filter((id) => whose.has(id));
    if (whose.has(held.therapistId) || busyPatients.some((id) => !mayLearnOf(id))) conflicts.push("taken");
    if (busyPatients.some(mayLearnOf)) conflicts.push("patient_taken");
  }
  return planned;
}

/** Returns which of these visits' five-minute steps are already taken. */
async function takenSteps(
  db: Queryable,
  held: readonly HeldTime[],
  exceptIds: readonly string[],
): Promise<Set<string>> {
  const steps = held.flatMap(stepsOf);
  const times = new Set(steps.map(({ at }) => at.toString()));
  const rows = await db.selectFrom("bookedTime").select(["userId", "at"])
    .where("userId", "in", [...new Set(steps.map(({ userId }) => userId))])
    .where("at", "=", sql<Temporal.Instant>`ANY(${`{${[...times].join(",")}}`}::text::timestamptz[])`)
    .$if(exceptIds.length > 0, (query) => query.where("appointmentId", "not in", [...exceptIds]))
    .execute();
  return new Set(rows.map(nameOf));
}

const nameOf = ({ userId, at }: { userId: string; at: Temporal.Instant }) => `${userId} ${at}`;

/** Returns when external calendars report the therapist as busy. The visits are in order. */
function busyElsewhere(db: Queryable, held: readonly HeldTime[]): Promise<Interval[]> {
  const [first, last] = [held[0], held[held.length - 1]];
  return db.selectFrom("importedBusyTimes").select(["startsAt", "endsAt"])
    .where("therapistId", "=", first.therapistId)
    .where("endsAt", ">", withBuffers(first, first).startsAt)
    .where("startsAt", "<", withBuffers(last, last).endsAt)
    .execute();
}
