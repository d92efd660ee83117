import type { Practice } from "../practice.ts";
import { type JobHandlers, jobHandlers } from "./job_handlers.ts";
import { runDueJobs } from "./run_due_jobs.ts";
import { createSweeper } from "./sweeper.ts";
import { onWake } from "./wake_workers.ts";

export interface Worker {
  /** Takes no further job, and resolves when those under way have ended. */
  stop(): Promise<void>;
}

/** Jobs of other processes, and those that were put off, are found this late at the most. Milliseconds. */
const LOOK_EVERY = 5_000;
/** A wake comes before its transaction is committed: look again, ever later, until the job shows. Milliseconds. */
const AFTER_WAKE = [5, 25, 100, 400, 1_500];

/** Works off the queue in this process until it is stopped. A failure to reach the database is logged and outlived. */
export function startWorker(practice: Practice, handlers: JobHandlers = jobHandlers): Worker {
  let isStopped = false;
  let looks = AFTER_WAKE.length;
  let interrupt = () => {};
  const wake = () => {
    looks = 0;
    interrupt();
  };
  const sweeper = createSweeper(practice);
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
    while (!isStopped) {
      try {
        await sweeper.run(() => isStopped);
        // However long the queue is, it keeps nobody from being reminded in time.
        await runDueJobs(practice, handlers, () => isStopped || sweeper.isDue());
      } catch (error) {
        practice.log.error("worker_failed", { error });
        looks = AFTER_WAKE.length;
      }
      if (!isStopped && !sweeper.isDue()) await sleep(AFTER_WAKE[looks++] ?? LOOK_EVERY);
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
