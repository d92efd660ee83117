import type { Practice } from "../practice.ts";
import { type JobHandlers, jobHandlers } from "./job_handlers.ts";
import { runDueJobs } from "./run_due_jobs.ts";
import { createSweeper } from "./sweeper.ts";
import { onWake } from "../jobs/wake_workers.ts";

interface Worker {
  /** Takes no further job, and resolves when the current ones have ended. */
  stop(): Promise<void>;
}

/** The longest delay until the worker finds postponed jobs and jobs of other processes. Milliseconds. */
const LOOK_EVERY = 5_000;
/**
 * A wake comes before its transaction commits, so these repeated checks follow until the job appears.
 * Milliseconds.
 */
const AFTER_WAKE = [5, 25, 100, 400, 1_500];

/**
 * Runs the queue in this process until it is stopped. If the database is unreachable, it logs that and
 * continues.
 */
export function startWorker(practice: Practice, handlers: JobHandlers = jobHandlers): Worker {
  let isStopped = false;
  const stopped = () => isStopped;
  const sweeper = createSweeper(practice);
  const prompt = createPacer();
  const slow = createPacer();
  const forgetWake = onWake(practice.db, () => {
    prompt.wake();
    slow.wake();
  });

  const work = async (pacer: Pacer, once: () => Promise<void>, isDue: () => boolean) => {
    while (!isStopped) {
      try {
        await once();
      } catch (error) {
        practice.log.error("worker_failed", { error });
        pacer.calm();
      }
      if (!isStopped && !isDue()) await pacer.pause();
    }
  };
  const done = Promise.all([
    work(prompt, async () => {
      await sweeper.run(stopped);
      // A long queue must not delay reminders.
      await runDueJobs(practice, handlers, () => isStopped || sweeper.isDue(), "prompt");
    }, sweeper.isDue),
    work(slow, async () => {
      await runDueJobs(practice, handlers, stopped, "slow");
    }, () => false),
  ]);

  return {
    async stop() {
      isStopped = true;
      forgetWake();
      prompt.wake();
      slow.wake();
      await done;
    },
  };
}

/** Decides when to look again. */
interface Pacer {
  /** Waits: shortly after a wake, then longer and longer. */
  pause(): Promise<void>;
  /** Ends the pause, because there may soon be a job. */
  wake(): void;
  /** Makes the next pause the long one. */
  calm(): void;
}

function createPacer(): Pacer {
  let looks = AFTER_WAKE.length;
  let interrupt = () => {};
  return {
    pause: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, AFTER_WAKE[looks++] ?? LOOK_EVERY);
        interrupt = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake() {
      looks = 0;
      interrupt();
    },
    calm: () => looks = AFTER_WAKE.length,
  };
}
