import { sql } from "kysely";
import type { Queryable } from "../../../../db/transaction.ts";
import { refusals, type SlotRefusal } from "../../free/slots.ts";
import type { Schedule } from "../../schedule/schedule.ts";
import { type HeldTime, stepsOf } from "../../time/booked_time.ts";
import { type Interval, meet } from "../../time/interval.ts";
import { withBuffers } from "../../time/visit_length.ts";

/**
 * What stands in the way of a visit: what the therapist does not offer, a calendar elsewhere, or somebody's
 * other visit.
 */
export type Conflict = SlotRefusal | "busy_elsewhere" | "taken" | "patient_taken";

/** A visit of a plan, and what its therapist offers for it. */
export interface OfferedVisit {
  held: HeldTime;
  /** Cut to the visit's length. Null: the therapist's account is suspended, so that nothing is offered. */
  schedule: Schedule | null;
}

/** A visit as it would be, with everything that stands in its way, the gravest first. */
export interface PlannedVisit extends OfferedVisit, Interval {
  conflicts: Conflict[];
}

/**
 * What a therapist cannot decide to do all the same: what has begun, no license, and time that somebody has
 * given already.
 */
const hard: readonly Conflict[] = ["past", "license_ends", "taken", "patient_taken"];

export const isHard = (conflict: Conflict): boolean => hard.includes(conflict);

/** How one conflict of one visit is named, where somebody says which ones they have seen. */
export const conflictName = ({ startsAt }: Interval, conflict: Conflict): string => `${startsAt} ${conflict}`;

/**
 * Whether something stands in the way of a visit that is not among what its therapist has seen and decided to
 * override.
 */
export const isInTheWay = (visit: PlannedVisit, override: readonly string[]): boolean =>
  visit.conflicts.some((conflict) => isHard(conflict) || !override.includes(conflictName(visit, conflict)));

/**
 * Every conflict of each of these visits, which are in order. Two queries, however many visits there are.
 * `anyStart`: visits may begin anywhere within the hours. `exceptIds`: appointments that would move, so that
 * their own time does not stand in the way.
 */
export async function findConflicts(
  db: Queryable,
  visits: readonly OfferedVisit[],
  { anyStart, exceptIds }: { anyStart: boolean; exceptIds: readonly string[] },
  now: Temporal.Instant,
): Promise<PlannedVisit[]> {
  const planned = visits.map((visit): PlannedVisit => {
    const { held: { startsAt, endsAt }, schedule } = visit;
    const conflicts = schedule ? refusals(schedule, startsAt, now, { anyStart }) : ["outside_hours" as const];
    return { ...visit, startsAt, endsAt, conflicts };
  });
  // Where nobody could put a visit it does not matter who is busy.
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
    if (whose.has(held.therapistId)) conflicts.push("taken");
    if (held.patientIds.some((id) => whose.has(id))) conflicts.push("patient_taken");
  }
  return planned;
}

/** Which of the steps that these visits need somebody has given already. */
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

/** When calendars elsewhere say that the therapist of these visits, which are in order, is busy. */
function busyElsewhere(db: Queryable, held: readonly HeldTime[]): Promise<Interval[]> {
  const [first, last] = [held[0], held[held.length - 1]];
  return db.selectFrom("importedBusyTimes").select(["startsAt", "endsAt"])
    .where("therapistId", "=", first.therapistId)
    .where("endsAt", ">", withBuffers(first, first).startsAt)
    .where("startsAt", "<", withBuffers(last, last).endsAt)
    .execute();
}
