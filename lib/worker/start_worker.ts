import type { Practice } from "../practice.ts";
import { type JobHandlers, jobHandlers } from "./job_handlers.ts";
import { runDueJobs } from "./run_due_jobs.ts";
import { createSweeper } from "./sweeper.ts";
import { onWake } from "../jobs/wake_workers.ts";

interface Worker {
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
      // However long the queue is, it keeps nobody from being reminded in time.
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

/** When to look again. */
interface Pacer {
  /** Waits: shortly at first after a wake, then ever longer. */
  pause(): Promise<void>;
  /** Ends the pause; there may soon be something. */
  wake(): void;
  /** Takes the long pause next. */
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
