import { define } from "../lib/site/define.ts";

/** Alive: the process answers. Says nothing of what it depends on, so that a database's outage restarts nobody. */
export const handler = define.handlers({
  GET: () => Response.json({ status: "ok" }),
});
