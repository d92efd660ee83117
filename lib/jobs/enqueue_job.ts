import type { Transaction } from "../../db/transaction.ts";
import type { Practice } from "../practice.ts";
import { wakeWorkers } from "./wake_workers.ts";

/** The kinds of jobs; lib/worker/job_handlers.ts runs them. */
export type JobKind = "calendar" | "mail" | "reminder" | "reset";

/** Returns the context that a job's payload is sealed with. */
export const payloadContext = (jobId: string) => `jobs.payload:${jobId}`;

type Enqueuing = Pick<Practice, "db" | "keyring" | "now">;

/**
 * Enqueues a job within the current transaction, so that it exists if and only if the change that requested
 * it does. It runs at least once; its ID tells a second run from a second job.
 * @returns the job's ID.
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

/** Enqueues several jobs of one kind with one statement, under IDs that the calling code chose. */
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
