import type { Db } from "../../db/client.ts";
import { transaction } from "../../db/transaction.ts";
import { type Lane, slowKinds } from "./lanes.ts";

/** A job that this worker holds until its lease ends. */
export interface ClaimedJob {
  id: string;
  kind: string;
  /** Sealed. */
  payload: string;
  /** How often it was started, this time included. */
  attempts: number;
  /** This claim's own ID: a worker that lost the lease can no longer finish the job. */
  claim: string;
}

/** After this long a silent worker counts as dead; no handler may take longer. */
const LEASE = Temporal.Duration.from({ minutes: 2 });

/**
 * The row lock alone decides which worker gets a job. Serializable claims would read the whole queue.
 * Transactions that only add to it would then fail.
 */
export const OUT_OF_THE_WAY = { isolation: "read committed" } as const;

/**
 * Claims at most `limit` due jobs, of one lane or of all, the longest waiting first. No other worker gets
 * them during the lease.
 */
export async function claimJobs(
  db: Db,
  now: Temporal.Instant,
  limit: number,
  lane?: Lane,
): Promise<ClaimedJob[]> {
  const claim = crypto.randomUUID();
  return await transaction(db, async (trx) => {
    const due = await trx.selectFrom("jobs").select("id")
      .where("deadAt", "is", null)
      .where("runAt", "<=", now)
      .where((is) => is.or([is("claimedUntil", "is", null), is("claimedUntil", "<=", now)]))
      .$if(lane !== undefined, (query) => query.where("kind", lane === "slow" ? "in" : "not in", slowKinds))
      .orderBy("runAt").limit(limit)
      .forUpdate().skipLocked()
      .execute();
    if (due.length === 0) return [];
    const jobs = await trx.updateTable("jobs")
      .set((set) => ({
        claimedBy: claim,
        claimedUntil: now.add(LEASE),
        attempts: set("attempts", "+", 1),
      }))
      .where("id", "in", due.map(({ id }) => id))
      .returning(["id", "kind", "payload", "attempts"])
      .execute();
    return jobs.map((job) => ({ ...job, claim }));
  }, OUT_OF_THE_WAY);
}
