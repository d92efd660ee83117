import type { Snapshot } from "./snapshot.ts";

/** A build in the form that an app takes. */
export interface BuildCache {
  /** The project's folder. */
  readonly root: string;
  readonly snapshot: Snapshot;
}

/** The build in _fresh/: its `snapshot.js`, as a module. */
export class ProdBuildCache implements BuildCache {
  constructor(readonly root: string, readonly snapshot: Snapshot) {}
}
