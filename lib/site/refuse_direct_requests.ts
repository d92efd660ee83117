import { passedProxies } from "../http/client_network.ts";
import { Problem } from "../http/problem.ts";
import { define } from "./define.ts";

/** The platform's probes ask these without a proxy. They neither count nor reveal anything. */
const PROBES: readonly (string | null)[] = ["/healthz", "/readyz"];

/**
 * Refuses a request that did not pass all proxies of TRUSTED_PROXIES. Such a client could invent its own
 * network, and every limit per network with it.
 */
export const refuseDirectRequests = define.middleware((ctx) => {
  const { trustedProxies } = ctx.state.config;
  if (!passedProxies(ctx.req.headers.get("x-forwarded-for"), trustedProxies) && !PROBES.includes(ctx.route)) {
    throw new Problem(421, "This request did not come through our own address. Use that address instead.");
  }
  return ctx.next();
});
