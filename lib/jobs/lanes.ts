import type { JobKind } from "./enqueue_job.ts";

/** A worker runs two lanes of jobs side by side, so that no code or reminder waits for a slow remote site. */
export type Lane = "prompt" | "slow";

/** Kinds that fetch from other sites; every other kind is prompt. */
export const slowKinds: readonly JobKind[] = ["calendar"];
