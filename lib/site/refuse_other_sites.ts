import { csrf } from "fresh";
import type { Config } from "../config/config.ts";
import type { State } from "./state.ts";

/** Refuses what another site makes a browser send here. */
export const refuseOtherSites = csrf<State>({
  origin: (origin, ctx) => ownOrigins(ctx.state.config).includes(origin),
});

/** The origins whose pages may post here. On one's own machine people type the loopback address as well. */
function ownOrigins({ origin, environment, port }: Config): string[] {
  const loopback = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return environment === "local" ? [origin, ...loopback] : [origin];
}
