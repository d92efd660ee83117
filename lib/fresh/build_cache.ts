import type { Snapshot } from "./snapshot.ts";

/** A build as an app is given it. */
export interface BuildCache {
  /** The project's folder. */
  readonly root: string;
  readonly snapshot: Snapshot;
}

/** The build that was written to _fresh/: its `snapshot.js`, as a module. */
export class ProdBuildCache implements BuildCache {
  constructor(readonly root: string, readonly snapshot: Snapshot) {}
}
