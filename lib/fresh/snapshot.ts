/** A static file or a built script. */
export interface Asset {
  /** Its bytes, or their file; `encodings` lists the compressed versions next to it. */
  file: string | Bytes;
  type: string;
  /** The hash of its content, without quotes. */
  hash: string;
  encodings: readonly ("br" | "gzip")[];
  /** Whether its address contains the hash, so that its content never changes. */
  immutable: boolean;
}

/** A file of a build in memory: its bytes, and the compressed bytes by encoding. */
export interface Bytes {
  identity: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** A module of islands/, and the address of its browser script. */
export interface IslandModule {
  /** The file's name without its extension, for messages. */
  name: string;
  module: Record<string, unknown>;
  /** The address of its script, and of the chunks that the script imports. */
  script: string;
  chunks: readonly string[];
}

/** The result of a build. With it, serving needs no crawl, no bundler and no Twind. */
export interface Snapshot {
  /** Present when `fresh/dev` serves: errors show their stack, and pages reload themselves. */
  dev?: DevTools;
  /** The modules of routes/ by their relative paths, such as "therapists/[id]/index.tsx". */
  routes: readonly (readonly [path: string, module: Record<string, unknown>])[];
  islands: readonly IslandModule[];
  /** The script that hydrates islands, and its chunks. Absent if there are no islands. */
  client?: { script: string; chunks: readonly string[] };
  assets: ReadonlyMap<string, Asset>;
}

/** What development adds to an app. */
export interface DevTools {
  /** The name of the build that is served. */
  readonly build: string;
  /** Answers the tools' own addresses. */
  respond(pathname: string): Response | undefined;
}

/** The snapshot of an app without a build, which has only routes in code. */
export const emptySnapshot: Snapshot = {
  routes: [],
  islands: [],
  assets: new Map(),
};
