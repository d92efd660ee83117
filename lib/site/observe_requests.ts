import { HttpError } from "fresh";
import { define } from "./define.ts";

/**
 * One line for each request, by the route's pattern: the path itself can hold a secret of a mail, or whose
 * record it is. An unexpected error is logged here with its stack, under the id that the error page shows.
 */
export const observeRequests = define.middleware(async (ctx) => {
  const { log, requestId } = ctx.state;
  const startedAt = performance.now();
  const response = await ctx.next();
  response.headers.set("x-request-id", requestId);
  if (ctx.error !== undefined && ctx.error !== null && !(ctx.error instanceof HttpError)) {
    log.error("request_failed", { requestId, route: ctx.route ?? null, error: ctx.error });
  }
  log.info("request", {
    requestId,
    method: ctx.req.method,
    route: ctx.route ?? null,
    status: response.status,
    milliseconds: Math.round((performance.now() - startedAt) * 10) / 10,
    role: ctx.state.actor?.role ?? null,
  });
  return response;
});
