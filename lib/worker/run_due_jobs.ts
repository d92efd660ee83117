import type { Practice } from "../practice.ts";
import { type ClaimedJob, claimJobs } from "../jobs/claim_jobs.ts";
import { payloadContext } from "../jobs/enqueue_job.ts";
import { type JobHandlers, jobHandlers } from "./job_handlers.ts";
import type { Lane } from "../jobs/lanes.ts";
import { failJob, finishJob, type JobOutcome, MOST_ATTEMPTS } from "../jobs/settle_job.ts";

const AT_ONCE = 5;

/**
 * Runs due jobs, in one lane or all, a few at a time, until none is due or `stopped` says so.
 * @returns how many jobs were started.
 */
export async function runDueJobs(
  practice: Practice,
  handlers: JobHandlers = jobHandlers,
  stopped: () => boolean = () => false,
  lane?: Lane,
): Promise<number> {
  let begun = 0;
  while (!stopped()) {
    const jobs = await claimJobs(practice.db, practice.now(), AT_ONCE, lane);
    if (jobs.length === 0) break;
    begun += jobs.length;
    await Promise.all(jobs.map((job) => runJob(practice, handlers, job)));
  }
  return begun;
}

async function runJob(practice: Practice, handlers: JobHandlers, job: ClaimedJob): Promise<void> {
  const { db, keyring, log } = practice;
  const { id, kind, attempts } = job;
  let outcome: JobOutcome;
  try {
    // Started more often than it ever failed: it crashes its worker.
    if (attempts > MOST_ATTEMPTS) throw new Error("The job never finished.");
    if (!Object.hasOwn(handlers, kind)) throw new Error(`Jobs of kind ${kind} have no handler.`);
    const payload: unknown = JSON.parse(await keyring.open(job.payload, payloadContext(id)));
    outcome = await handlers[kind as keyof JobHandlers](practice, { id, payload }) ?? "done";
  } catch (error) {
    const fate = await failJob(db, job, failureOf(error), practice.now());
    log.warn(fate === "dead" ? "job_dead" : "job_failed", {
      jobId: id,
      kind,
      attempts,
      failure: failureOf(error),
    });
    return;
  }
  await finishJob(db, job, practice.now(), outcome);
}

/** Returns the kind of failure without its message, because a parser's message quotes its input. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? `${error.name}: ${error.code}` : error.name;
}
