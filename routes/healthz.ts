import { define } from "../lib/site/define.ts";

/** Alive: the process answers. It checks no dependency, so that a database outage restarts no instance. */
export const handler = define.handlers({
  GET: () => Response.json({ status: "ok" }),
});
