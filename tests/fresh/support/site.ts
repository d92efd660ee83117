import { App } from "fresh";
import { setBuildCache } from "../../../lib/fresh/app.ts";
import { emptySnapshot, type Snapshot } from "../../../lib/fresh/snapshot.ts";

/** Modules of routes/ by path, as a build imports them. */
export type Routes = Record<string, Record<string, unknown>>;

/** Returns a build with these routes, without writing files. */
export function snapshotOf(routes: Routes, rest: Partial<Snapshot> = {}): Snapshot {
  return { ...emptySnapshot, routes: Object.entries(routes), ...rest };
}

/** Gives the app a build with these routes. */
export function withRoutes<State>(app: App<State>, routes: Routes, rest: Partial<Snapshot> = {}): App<State> {
  setBuildCache(app, { root: ".", snapshot: snapshotOf(routes, rest) }, "production");
  return app;
}

/** Creates an app with file routes, behind a middleware that would see their errors. */
export function siteOf(routes: Routes, rest: Partial<Snapshot> = {}): Site {
  return siteFrom(withRoutes(new App<unknown>().use((ctx) => ctx.next()).fsRoutes(), routes, rest));
}

/** Calls an app in the same process. */
export interface Site {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  text(path: string): Promise<string>;
}

export function siteFrom<State>(app: App<State>): Site {
  const handler = app.handler();
  const fetch = (path: string, init: RequestInit = {}) =>
    handler(new Request(`http://site.example${path}`, init));
  return { fetch, text: async (path) => await (await fetch(path)).text() };
}

/** Runs the steps with console.error captured instead of shown. Returns what was reported. */
export async function catchReports(steps: () => Promise<void>): Promise<unknown[][]> {
  const reports: unknown[][] = [];
  const original = console.error;
  console.error = (...values: unknown[]) => void reports.push(values);
  try {
    await steps();
  } finally {
    console.error = original;
  }
  return reports;
}
