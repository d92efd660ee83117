import type { ComponentChildren } from "preact";

/** What the server puts here for what pages import of `fresh/runtime`; a browser leaves it empty. */
export const server: {
  addToHead?: (children: ComponentChildren) => void;
  assetHash?: (path: string) => string | undefined;
} = {};
