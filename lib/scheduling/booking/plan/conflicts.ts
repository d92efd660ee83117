import { sql } from "kysely";
import type { Queryable } from "../../../../db/transaction.ts";
import { heldTime, stepsOf } from "../../time/booked_time.ts";
import { refusals, type SlotRefusal } from "../../free/slots.ts";
import type { Schedule } from "../../schedule/schedule.ts";
import type { Interval } from "../../time/interval.ts";

/** What stands in the way of a visit: what the therapist does not offer, a calendar elsewhere, or somebody's other visit. */
export type Conflict = SlotRefusal | "busy_elsewhere" | "taken" | "patient_taken";

/** A visit as it would be, with everything that stands in its way. */
export interface PlannedVisit extends Interval {
  conflicts: Conflict[];
}

/** What a therapist cannot decide to do all the same: what has begun, no license, and time that somebody has given already. */
const hard: readonly Conflict[] = ["past", "license_ends", "taken", "patient_taken"];

export const isHard = (conflict: Conflict): boolean => hard.includes(conflict);

/** How one conflict of one visit is named, where somebody says which ones they have seen. */
export const conflictName = ({ startsAt }: Interval, conflict: Conflict): string => `${startsAt} ${conflict}`;

interface ConflictQuestion {
  /** Cut to the visits' length. */
  schedule: Schedule;
  patientIds: readonly string[];
  /** Visits may begin anywhere within the hours. */
  anyStart: boolean;
  /** Appointments that would move: their own time does not stand in the way. */
  exceptIds?: readonly string[];
}

/** Every conflict of each of these visits, at once. Two queries, however many visits there are. */
export async function findConflicts(
  db: Queryable,
  starts: readonly Temporal.Instant[],
  { schedule, patientIds, anyStart, exceptIds = [] }: ConflictQuestion,
  now: Temporal.Instant,
): Promise<PlannedVisit[]> {
  if (starts.length === 0) return [];
  const held = starts.map((startsAt) => heldTime(schedule, patientIds, startsAt));
  const people = [schedule.therapistId, ...patientIds];
  const times = held.flatMap((one) => stepsOf(one).map(({ at }) => at.toString()));
  const taken = await db.selectFrom("bookedTime").select(["userId", "at"])
    .where("userId", "in", people)
    .where(
      "at",
      "=",
      sql<Temporal.Instant>`ANY(${`{${[...new Set(times)].join(",")}}`}::text::timestamptz[])`,
    )
    .$if(exceptIds.length > 0, (query) => query.where("appointmentId", "not in", [...exceptIds]))
    .execute();
  const takenSteps = new Set(taken.map(({ userId, at }) => `${userId} ${at}`));
  const elsewhere = await db.selectFrom("importedBusyTimes").select(["startsAt", "endsAt"])
    .where("therapistId", "=", schedule.therapistId)
    .where("endsAt", ">", held[0].startsAt.subtract({ hours: 24 }))
    .where("startsAt", "<", held[held.length - 1].endsAt.add({ hours: 24 }))
    .execute();
  return held.map((one) => {
    const whose = new Set(
      stepsOf(one).filter(({ userId, at }) => takenSteps.has(`${userId} ${at}`)).map(({ userId }) => userId),
    );
    const withBuffers = {
      startsAt: one.startsAt.subtract({ minutes: one.bufferBeforeMinutes }),
      endsAt: one.endsAt.add({ minutes: one.bufferAfterMinutes }),
    };
    const conflicts: Conflict[] = refusals(schedule, one.startsAt, now, { anyStart });
    if (elsewhere.some((busy) => meet(busy, withBuffers))) conflicts.push("busy_elsewhere");
    if (whose.has(schedule.therapistId)) conflicts.push("taken");
    if (patientIds.some((id) => whose.has(id))) conflicts.push("patient_taken");
    return { startsAt: one.startsAt, endsAt: one.endsAt, conflicts };
  });
}

const meet = (a: Interval, b: Interval) =>
  Temporal.Instant.compare(a.startsAt, b.endsAt) < 0 && Temporal.Instant.compare(b.startsAt, a.endsAt) < 0;
