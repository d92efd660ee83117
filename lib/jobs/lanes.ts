import type { JobKind } from "./enqueue_job.ts";

/** A worker has two rows of jobs side by side, so that nobody's code or reminder waits for a site far away that does not answer. */
export type Lane = "prompt" | "slow";

/** Kinds that ask others' sites for something; every other kind is prompt. */
export const slowKinds: readonly JobKind[] = ["calendar"];
