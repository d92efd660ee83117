import type { Db } from "../../db/client.ts";
import { transaction } from "../../db/transaction.ts";
import { type ClaimedJob, OUT_OF_THE_WAY } from "./claim_jobs.ts";

/** After this many attempts, about five hours in all, a job is dead: kept for an operator, not tried again. */
export const MOST_ATTEMPTS = 14;
const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 3600;

/** The seconds until the next attempt: doubling, capped, and spread so that what failed together returns apart. */
export function retryDelaySeconds(attempts: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** (attempts - 1));
  return Math.ceil(whole * (0.5 + random() / 2));
}

/** The job is done: it leaves the queue, and with it what it carried. */
export async function finishJob(db: Db, { id, claim }: ClaimedJob): Promise<void> {
  await transaction(
    db,
    (trx) => trx.deleteFrom("jobs").where("id", "=", id).where("claimedBy", "=", claim).execute(),
  );
}

/** The job has failed: it waits for its next attempt, or is dead. @returns which. */
export async function failJob(
  db: Db,
  { id, claim, attempts }: ClaimedJob,
  failure: string,
  now: Temporal.Instant,
): Promise<"waiting" | "dead"> {
  const isDead = attempts >= MOST_ATTEMPTS;
  await transaction(db, (trx) =>
    trx.updateTable("jobs").set({
      claimedBy: null,
      claimedUntil: null,
      lastError: failure,
      runAt: now.add({ seconds: retryDelaySeconds(attempts) }),
      deadAt: isDead ? now : null,
    }).where("id", "=", id).where("claimedBy", "=", claim).execute(), OUT_OF_THE_WAY);
  return isDead ? "dead" : "waiting";
}
