import { App, staticFiles } from "fresh";
import { beginRequest } from "./begin_request.ts";
import { contentSecurity } from "./content_security.ts";
import { observeRequests } from "./observe_requests.ts";
import { securityHeaders } from "./security_headers.ts";
import type { State } from "./state.ts";
import type { Practice } from "../practice.ts";

/**
 * Creates the web application over an open practice. A request passes the middlewares in this order, and then
 * those in routes/_middleware.ts, where errors are answered. So each of these middlewares sees every
 * response, errors included.
 */
export function createApp(practice: Practice): App<State> {
  return new App<State>()
    .use(beginRequest(practice))
    .use(observeRequests)
    .use(securityHeaders)
    .use(contentSecurity(practice.config))
    .use(staticFiles())
    .fsRoutes();
}
