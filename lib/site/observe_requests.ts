import { HttpError } from "fresh";
import { withEnd } from "../http/event_stream.ts";
import { define } from "./define.ts";

/**
 * Logs one line per request, with the route's pattern: the path itself can contain a mail's secret or a
 * record's ID. An unexpected error is logged here with its stack, under the ID that the error page shows. So
 * is a response that breaks while it is sent, which nothing else reports.
 */
export const observeRequests = define.middleware(async (ctx) => {
  const { log, requestId, closing } = ctx.state;
  const startedAt = performance.now();
  let isBroken = false;
  const noteBreak = (error: unknown) => {
    if (!isBroken) log.error("response_broken", { requestId, route: ctx.route ?? null, error });
    isBroken = true;
  };
  void ctx.info.completed.catch(noteBreak);
  const response = withEnd(await ctx.next(), closing.signal, noteBreak);
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
