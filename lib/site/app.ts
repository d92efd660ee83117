import { App, csp, csrf, staticFiles } from "fresh";
import { beginRequest } from "./begin_request.ts";
import { knowActor } from "./know_actor.ts";
import { observeRequests } from "./observe_requests.ts";
import { requireAccess } from "./access/require_access.ts";
import { contentSecurityPolicy, securityHeaders } from "./security_headers.ts";
import type { State } from "./state.ts";
import type { Config } from "../config/config.ts";
import type { Practice } from "../practice.ts";

/**
 * Creates the web application over an open practice. The middlewares are in the order of a request's way in,
 * and the first sees every response, errors included.
 */
export function createApp(practice: Practice): App<State> {
  return new App<State>()
    .use(beginRequest(practice))
    .use(observeRequests)
    .use(securityHeaders)
    .use(csp({ csp: contentSecurityPolicy(practice.config) }))
    .use(staticFiles())
    .use(csrf({ origin: ownOrigins(practice.config) }))
    .use(knowActor)
    .use(requireAccess)
    .fsRoutes();
}

/** Returns the origins whose pages may post here. In local, the loopback address counts as well. */
function ownOrigins({ origin, environment, port }: Config): string[] {
  const loopback = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return environment === "local" ? [origin, ...loopback] : [origin];
}
