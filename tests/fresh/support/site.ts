import { App } from "fresh";
import { setBuildCache } from "../../../lib/fresh/app.ts";
import { emptySnapshot, type Snapshot } from "../../../lib/fresh/snapshot.ts";

/** Modules of routes/ by their paths, as a build would have imported them. */
export type Routes = Record<string, Record<string, unknown>>;

/** A build that holds these routes, without writing any file. */
export function snapshotOf(routes: Routes, rest: Partial<Snapshot> = {}): Snapshot {
  return { ...emptySnapshot, routes: Object.entries(routes), ...rest };
}

/** The app with a build that holds these routes. */
export function withRoutes<State>(app: App<State>, routes: Routes, rest: Partial<Snapshot> = {}): App<State> {
  setBuildCache(app, { root: ".", snapshot: snapshotOf(routes, rest) }, "production");
  return app;
}

/** An app of files alone, behind a middleware that could see its errors. */
export function siteOf(routes: Routes, rest: Partial<Snapshot> = {}): Site {
  return siteFrom(withRoutes(new App<unknown>().use((ctx) => ctx.next()).fsRoutes(), routes, rest));
}

/** An app that is asked in-process. */
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

/** Runs the steps while console.error is caught instead of shown; returns what was reported. */
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
