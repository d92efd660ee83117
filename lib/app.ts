import { App, csp, csrf, staticFiles } from "fresh";
import { beginVisit } from "./http/begin_visit.ts";
import { knowActor } from "./http/know_actor.ts";
import { observeRequests } from "./http/observe_requests.ts";
import { requireAccess } from "./http/require_access.ts";
import { contentSecurityPolicy, securityHeaders } from "./http/security_headers.ts";
import type { State } from "./http/state.ts";
import type { Config } from "./config.ts";
import type { Practice } from "./practice.ts";

/**
 * The web application over an open practice: a request's way, from the outside in. What comes first sees
 * every response, errors too.
 */
export function createApp(practice: Practice): App<State> {
  return new App<State>()
    .use(beginVisit(practice))
    .use(observeRequests)
    .use(securityHeaders)
    .use(csp({ csp: contentSecurityPolicy(practice.config) }))
    .use(staticFiles())
    .use(csrf({ origin: ownOrigins(practice.config) }))
    .use(knowActor)
    .use(requireAccess)
    .fsRoutes();
}

/** The origins whose pages may post here. On one's own machine people type the loopback address as well. */
function ownOrigins({ origin, environment, port }: Config): string[] {
  const loopback = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return environment === "local" ? [origin, ...loopback] : [origin];
}
