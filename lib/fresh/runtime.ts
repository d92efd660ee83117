import type { ComponentChildren } from "preact";
import { server } from "./server_side.ts";

/** Whether this code runs in a browser. */
export const IS_BROWSER = typeof document !== "undefined";

/**
 * Renders its children (title, meta, link) into the document's <head>, from anywhere in the page. Of two
 * titles, two elements with the same key or two metas with the same name, the last one rendered wins.
 */
export function Head({ children }: { children?: ComponentChildren }): null {
  server.addToHead?.(children);
  return null;
}

/**
 * Returns the address of a file in static/, with its content's hash, so that browsers can cache it forever.
 * In a browser, and while modules load before the app has its build, it returns the path itself.
 */
export function asset(path: string): string {
  const hash = server.assetHash?.(path);
  return hash ? `${path}?v=${hash}` : path;
}
