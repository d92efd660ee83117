import { define } from "./define.ts";

/** Two years. The browsers' preload list requires at least one. */
const HSTS = "max-age=63072000; includeSubDomains; preload";

/** Browser features that a page may use: only the camera and the microphone, for video visits. */
const PERMISSIONS =
  "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()";

/**
 * Sets the security headers on every response, errors included, and keeps personal pages out of every cache.
 */
export const securityHeaders = define.middleware(async (ctx) => {
  const response = await ctx.next();
  const { headers } = response;
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("permissions-policy", PERMISSIONS);
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  if (ctx.state.config.environment !== "local") headers.set("strict-transport-security", HSTS);
  if (!headers.has("cache-control")) {
    headers.set("cache-control", ctx.state.actor ? "no-store" : "private, no-cache");
  }
  return response;
});
