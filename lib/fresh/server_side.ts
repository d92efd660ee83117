import type { ComponentChildren } from "preact";

/** The server installs here what `fresh/runtime` needs; in a browser, it stays empty. */
export const server: {
  addToHead?: (children: ComponentChildren) => void;
  assetHash?: (path: string) => string | undefined;
} = {};
