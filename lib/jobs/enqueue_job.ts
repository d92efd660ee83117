import type { Transaction } from "../../db/transaction.ts";
import type { Practice } from "../practice.ts";
import { wakeWorkers } from "./wake_workers.ts";

/** What the queue knows how to do; lib/jobs/job_handlers.ts does it. */
export type JobKind = "mail" | "reset";

/** The place that a job's sealed payload is bound to. */
export const payloadContext = (jobId: string) => `jobs.payload:${jobId}`;

/**
 * Puts a job into the durable queue, within the caller's transaction: it exists if and only if the change that asked
 * for it does. It runs at least once; its id tells a second run from a second job.
 * @returns the job's id.
 */
export async function enqueueJob(
  trx: Transaction,
  practice: Pick<Practice, "db" | "keyring" | "now">,
  kind: JobKind,
  payload: unknown,
  { runAt = practice.now() }: { runAt?: Temporal.Instant } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await trx.insertInto("jobs").values({
    id,
    kind,
    payload: await practice.keyring.seal(JSON.stringify(payload), payloadContext(id)),
    runAt,
    attempts: 0,
    claimedBy: null,
    claimedUntil: null,
    lastError: null,
    deadAt: null,
    createdAt: practice.now(),
  }).execute();
  wakeWorkers(practice.db);
  return id;
}
