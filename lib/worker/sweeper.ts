import type { Practice } from "../practice.ts";
import { promptSweeps, type Sweep, sweeps } from "./sweeps.ts";

/** Seconds. */
const PROMPT = 20;
const HOUR = 3600;
const AFTER_FAILURE = 60;

/** Knows which sweeps are due in this process. */
interface Sweeper {
  isDue(): boolean;
  /**
   * Runs the due sweeps. A failing one is logged and retried within a minute, and does not block the others.
   */
  run(stopped: () => boolean): Promise<void>;
}

/**
 * Creates the sweeper: each sweep is due immediately and then at its interval. Times are seconds on this
 * process's monotonic clock.
 */
export function createSweeper(
  practice: Practice,
  plan: readonly (readonly [sweep: Sweep, everySeconds: number])[] = usual,
): Sweeper {
  const seconds = () => performance.now() / 1000;
  const entries = plan.map(([sweep, every]) => ({ sweep, every, dueAt: 0 }));
  const due = () => entries.filter(({ dueAt }) => dueAt <= seconds());
  return {
    isDue: () => due().length > 0,
    async run(stopped) {
      for (const entry of due()) {
        if (stopped()) return;
        try {
          await entry.sweep(practice);
          entry.dueAt = seconds() + entry.every;
        } catch (error) {
          entry.dueAt = seconds() + Math.min(entry.every, AFTER_FAILURE);
          practice.log.error("sweep_failed", { sweep: entry.sweep.name, error });
        }
      }
    },
  };
}

const usual = [
  ...promptSweeps.map((sweep) => [sweep, PROMPT] as const),
  ...sweeps.map((sweep) => [sweep, HOUR] as const),
];
