import type { Transaction } from "../../db/transaction.ts";
import type { Practice } from "../practice.ts";
import { wakeWorkers } from "./wake_workers.ts";

/** What the queue knows how to do; lib/worker/job_handlers.ts does it. */
export type JobKind = "calendar" | "mail" | "reminder" | "reset";

/** The place that a job's sealed payload is bound to. */
export const payloadContext = (jobId: string) => `jobs.payload:${jobId}`;

type Enqueuing = Pick<Practice, "db" | "keyring" | "now">;

/**
 * Puts a job into the durable queue, within the caller's transaction: it exists if and only if the change that asked
 * for it does. It runs at least once; its id tells a second run from a second job.
 * @returns the job's id.
 */
export async function enqueueJob(
  trx: Transaction,
  practice: Enqueuing,
  kind: JobKind,
  payload: unknown,
  options: { runAt?: Temporal.Instant } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await enqueueJobs(trx, practice, kind, [{ id, payload }], options);
  return id;
}

/** Puts several of one kind into it with one statement, under ids that the caller has chosen. */
export async function enqueueJobs(
  trx: Transaction,
  practice: Enqueuing,
  kind: JobKind,
  jobs: readonly { id: string; payload: unknown }[],
  { runAt = practice.now() }: { runAt?: Temporal.Instant } = {},
): Promise<void> {
  const rows = jobs.map(async ({ id, payload }) => ({
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
  }));
  await trx.insertInto("jobs").values(await Promise.all(rows)).execute();
  wakeWorkers(practice.db);
}
