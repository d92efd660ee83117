import { App, staticFiles } from "fresh";
import { beginRequest } from "./begin_request.ts";
import { contentSecurity } from "./content_security.ts";
import { observeRequests } from "./observe_requests.ts";
import { securityHeaders } from "./security_headers.ts";
import type { State } from "./state.ts";
import type { Practice } from "../practice.ts";

/**
 * The web application over an open practice: a request's way, from the outside in. It goes on in
 * routes/_middleware.ts, where errors end; so each of these sees every answer, the errors' too.
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
