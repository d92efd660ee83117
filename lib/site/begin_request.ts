import type { Middleware } from "fresh";
import type { Practice } from "../practice.ts";
import { clientNetwork } from "../http/client_network.ts";
import type { State } from "./state.ts";

/** Fills `ctx.state` with the practice and the request's origin; no user is identified yet. */
export function beginRequest(practice: Practice): Middleware<State> {
  return (ctx) => {
    const { remoteAddr } = ctx.info;
    const remoteAddress = "hostname" in remoteAddr ? remoteAddr.hostname : "unknown";
    Object.assign(ctx.state, practice, {
      requestId: crypto.randomUUID(),
      network: clientNetwork(
        remoteAddress,
        ctx.req.headers.get("x-forwarded-for"),
        practice.config.trustedProxies,
      ),
      actor: null,
      session: null,
      readiness: null,
    });
    return ctx.next();
  };
}
