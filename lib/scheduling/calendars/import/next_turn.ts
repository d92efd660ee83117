import type { Transaction } from "../../../../db/transaction.ts";
import { enqueueJob } from "../../../jobs/enqueue_job.ts";
import type { Practice } from "../../../practice.ts";
import type { ImportFailure } from "./import_failure.ts";

/** The result of a reading, for the calendar's row. */
interface Outcome {
  failures: number;
  failure: ImportFailure | null;
  skipped?: number;
  /** If omitted, the earlier reading stays valid. */
  readAt?: Temporal.Instant;
}

/**
 * Ends a calendar's turn and enqueues the next. A turn ends only once: a second attempt, by a worker that was
 * wrongly considered dead or by a simultaneous sweep, gets false and must change nothing. So each calendar
 * has one chain of jobs.
 */
export async function endTurn(
  trx: Transaction,
  practice: Pick<Practice, "db" | "keyring" | "now">,
  { id, turn }: { id: string; turn: number },
  outcome: Partial<Outcome>,
  nextReadAt: Temporal.Instant,
): Promise<boolean> {
  const next = turn + 1;
  const { numUpdatedRows } = await trx.updateTable("importedCalendars")
    .set({ ...outcome, turn: next, nextReadAt })
    .where("id", "=", id).where("turn", "=", turn)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await enqueueReading(trx, practice, { id, turn: next }, nextReadAt);
  return true;
}

/** Enqueues the job that reads a calendar in one of its turns. */
export async function enqueueReading(
  trx: Transaction,
  practice: Pick<Practice, "db" | "keyring" | "now">,
  { id, turn }: { id: string; turn: number },
  runAt: Temporal.Instant,
): Promise<void> {
  await enqueueJob(trx, practice, "calendar", { calendarId: id, turn }, { runAt });
}
