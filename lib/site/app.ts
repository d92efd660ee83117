import { App, staticFiles } from "fresh";
import { beginRequest } from "./begin_request.ts";
import { contentSecurity } from "./content_security.ts";
import { observeRequests } from "./observe_requests.ts";
import { securityHeaders } from "./security_headers.ts";
import type { State } from "./state.ts";
import type { Practice } from "../practice.ts";

/**
 * Creates the web application over an open practice. The middlewares are in the order of a request's way in,
 * which continues in routes/_middleware.ts, where errors end. Each of these sees every response, errors
 * included.
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
