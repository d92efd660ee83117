import type { Practice } from "../practice.ts";
import { type ClaimedJob, claimJobs } from "../jobs/claim_jobs.ts";
import { payloadContext } from "../jobs/enqueue_job.ts";
import { type JobHandlers, jobHandlers } from "./job_handlers.ts";
import type { Lane } from "../jobs/lanes.ts";
import { failJob, finishJob, type JobOutcome, MOST_ATTEMPTS } from "../jobs/settle_job.ts";

const AT_ONCE = 5;

/**
 * Does what is due, in one lane or all, a few jobs side by side, until nothing is due or `stopped` says so.
 * @returns how many jobs were begun.
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
    // Begun more often than it was ever failed: it takes its worker down with it.
    if (attempts > MOST_ATTEMPTS) throw new Error("The job never came to an end.");
    if (!Object.hasOwn(handlers, kind)) throw new Error(`Nobody does jobs of kind ${kind}.`);
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

/** The kind of failure, without its words: a parser's message quotes what it could not parse. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? `${error.name}: ${error.code}` : error.name;
}
