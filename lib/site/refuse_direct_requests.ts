import { requireProxies } from "../http/client_network.ts";
import { define } from "./define.ts";

/** The platform's probes ask these without a proxy. They neither count nor reveal anything. */
const PROBES: readonly (string | null)[] = ["/healthz", "/readyz"];

/** Refuses a request that did not pass all proxies of TRUSTED_PROXIES, except a probe. */
export const refuseDirectRequests = define.middleware((ctx) => {
  if (!PROBES.includes(ctx.route)) {
    requireProxies(ctx.req.headers.get("x-forwarded-for"), ctx.state.config.trustedProxies);
  }
  return ctx.next();
});
