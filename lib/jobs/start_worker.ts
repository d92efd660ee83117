import type { Practice } from "../practice.ts";
import { type JobHandlers, jobHandlers } from "./job_handlers.ts";
import { runDueJobs } from "./run_due_jobs.ts";
import { sweeps } from "./sweeps.ts";
import { onWake } from "./wake_workers.ts";

export interface Worker {
  /** Takes no further job, and resolves when those under way have ended. */
  stop(): Promise<void>;
}

/** Jobs of other processes, and those that were put off, are found this late at the most. Milliseconds. */
const LOOK_EVERY = 5_000;
/** A wake comes before its transaction is committed: look again, ever later, until the job shows. Milliseconds. */
const AFTER_WAKE = [5, 25, 100, 400, 1_500];
const SWEEP_EVERY = 3_600_000;

/** Works off the queue in this process until it is stopped. A failure to reach the database is logged and outlived. */
export function startWorker(practice: Practice, handlers: JobHandlers = jobHandlers): Worker {
  let isStopped = false;
  let looks = AFTER_WAKE.length;
  let interrupt = () => {};
  const wake = () => {
    looks = 0;
    interrupt();
  };
  const forgetWake = onWake(practice.db, wake);

  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const work = async () => {
    let sweepAt = 0;
    while (!isStopped) {
      try {
        await runDueJobs(practice, handlers, () => isStopped);
        if (performance.now() >= sweepAt) {
          for (const sweep of sweeps) await sweep(practice);
          sweepAt = performance.now() + SWEEP_EVERY;
        }
      } catch (error) {
        practice.log.error("worker_failed", { error });
        looks = AFTER_WAKE.length;
      }
      if (!isStopped) await sleep(AFTER_WAKE[looks++] ?? LOOK_EVERY);
    }
  };
  const done = work();

  return {
    async stop() {
      isStopped = true;
      forgetWake();
      interrupt();
      await done;
    },
  };
}
