import type { Practice } from "../practice.ts";
import { startWorker } from "../worker/start_worker.ts";
import { closePractice } from "./open_practice.ts";

/**
 * Runs a worker next to the server until SIGINT or SIGTERM. Then it stops in order: requests, jobs, database.
 */
export function workUntilSignal(practice: Practice, stopServing: () => Promise<void>): void {
  const worker = startWorker(practice);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    practice.closing.abort();
    await stopServing();
    await worker.stop();
    await closePractice(practice);
    Deno.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => void (stopping ??= stop()));
  }
}
