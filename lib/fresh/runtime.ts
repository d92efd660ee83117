import type { ComponentChildren } from "preact";
import { server } from "./server_side.ts";

/** Whether this code runs in a browser. */
export const IS_BROWSER = typeof document !== "undefined";

/**
 * Puts its children (title, meta, link) into the document's <head>, from anywhere in the page. Of two titles,
 * two elements with one key or two metas with one name, the one rendered last stands.
 */
export function Head({ children }: { children?: ComponentChildren }): null {
  server.addToHead?.(children);
  return null;
}

/**
 * The address of a file in static/, with its content's hash, under which a browser may keep it for ever.
 * In a browser, and while modules load (the app has its build only after that), the path itself.
 */
export function asset(path: string): string {
  const hash = server.assetHash?.(path);
  return hash ? `${path}?v=${hash}` : path;
}
