/** A file that is served as it is. */
export interface Asset {
  /** Where its bytes are; `.br` and `.gz` beside it when `encodings` names them. */
  file: string | Bytes;
  type: string;
  /** Hash of the content, without quotes. */
  hash: string;
  encodings: readonly ("br" | "gzip")[];
  /** Its address contains the hash, so that it never changes. */
  immutable: boolean;
}

/** A file that a build in memory holds: its bytes, and the compressed ones by encoding. */
export interface Bytes {
  identity: Uint8Array<ArrayBuffer>;
  br?: Uint8Array<ArrayBuffer>;
  gzip?: Uint8Array<ArrayBuffer>;
}

/** A module of islands/ and where its browser half is. */
export interface IslandModule {
  /** The file's name without extension, for messages. */
  name: string;
  module: Record<string, unknown>;
  /** Address of its script, and of the chunks that the script imports. */
  script: string;
  chunks: readonly string[];
}

/** Everything that a build found out, so that serving needs no crawl, no bundler and no Twind. */
export interface Snapshot {
  /** Present when `fresh/dev` serves: errors show their stack, pages reload themselves. */
  dev?: DevTools;
  /** Modules of routes/ by their path below it, such as "therapists/[id]/index.tsx". */
  routes: readonly (readonly [path: string, module: Record<string, unknown>])[];
  islands: readonly IslandModule[];
  /** The script that brings islands to life, and its chunks. Absent without islands. */
  client?: { script: string; chunks: readonly string[] };
  assets: ReadonlyMap<string, Asset>;
}

/** What development adds to an app. */
export interface DevTools {
  /** Names the build that is served. */
  readonly build: string;
  /** Answers the addresses of the tools. */
  respond(pathname: string): Response | undefined;
}

/** What an app serves before it is given a build: its routes of code alone. */
export const emptySnapshot: Snapshot = {
  routes: [],
  islands: [],
  assets: new Map(),
};
