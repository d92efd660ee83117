import { define } from "../lib/site/define.ts";

/**
 * Alive: the process answers. It checks no dependency, so a database outage does not restart any instance.
 */
export const handler = define.handlers({
  GET: () => Response.json({ status: "ok" }),
});
