import type { Db } from "../../db/client.ts";
import { transaction } from "../../db/transaction.ts";
import { type ClaimedJob, OUT_OF_THE_WAY } from "./claim_jobs.ts";
import { settleMail } from "./mail_log/settle_mail.ts";

/**
 * After this many attempts, about five hours in all, a job is dead: kept for an operator, not tried again.
 */
export const MOST_ATTEMPTS = 14;
const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 3600;

/**
 * Returns the seconds until the next attempt: doubling, capped, and varied so that jobs that failed together
 * are not retried together.
 */
export function retryDelaySeconds(attempts: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** (attempts - 1));
  return Math.ceil(whole * (0.5 + random() / 2));
}

/** How a job ended: it did its work, or there was nothing left to do. */
export type JobOutcome = "done" | "dropped";

/**
 * Finishes a job: it leaves the queue, and its payload is deleted. A worker that lost the lease cannot finish
 * the job.
 */
export async function finishJob(
  db: Db,
  { id, claim, attempts }: ClaimedJob,
  now: Temporal.Instant,
  outcome: JobOutcome = "done",
): Promise<void> {
  await transaction(db, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom("jobs")
      .where("id", "=", id).where("claimedBy", "=", claim).executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return;
    await settleMail(trx, id, { status: outcome === "done" ? "delivered" : "dropped", attempts }, now);
  }, OUT_OF_THE_WAY);
}

/** Records a job's failure: it waits for its next attempt, or is dead. @returns which. */
export async function failJob(
  db: Db,
  { id, claim, attempts }: ClaimedJob,
  failure: string,
  now: Temporal.Instant,
): Promise<"waiting" | "dead"> {
  const isDead = attempts >= MOST_ATTEMPTS;
  await transaction(db, async (trx) => {
    const { numUpdatedRows } = await trx.updateTable("jobs").set({
      claimedBy: null,
      claimedUntil: null,
      lastError: failure,
      runAt: now.add({ seconds: retryDelaySeconds(attempts) }),
      deadAt: isDead ? now : null,
    }).where("id", "=", id).where("claimedBy", "=", claim).executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return;
    await settleMail(trx, id, { status: isDead ? "dead" : "waiting", attempts, failure }, now);
  }, OUT_OF_THE_WAY);
  return isDead ? "dead" : "waiting";
}
