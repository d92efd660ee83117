import { csrf } from "fresh";
import type { Config } from "../config/config.ts";
import type { State } from "./state.ts";

/** Refuses cross-site request forgery: requests that another site makes a browser send. */
export const refuseOtherSites = csrf<State>({
  origin: (origin, ctx) => ownOrigins(ctx.state.config).includes(origin),
});

/** Returns the origins whose pages may post here. In local, developers also use the loopback addresses. */
function ownOrigins({ origin, environment, port }: Config): string[] {
  const loopback = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return environment === "local" ? [origin, ...loopback] : [origin];
}
