import type { Config } from "../config/config.ts";
import { define } from "./define.ts";

/** Two years, as the browsers' preload list requires. */
const HSTS = "max-age=63072000; includeSubDomains; preload";

/** What a page may use of the browser: camera and microphone for video visits, and nothing else. */
const PERMISSIONS =
  "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()";

/**
 * The directives in addition to the style's hash, which `csp()` adds. `frame-ancestors` keeps Bloom out of
 * other sites' frames (clickjacking), `form-action` prevents an injected form from posting elsewhere, and
 * `base-uri` protects relative links.
 */
export const contentSecurityPolicy = ({ providers }: Pick<Config, "providers">) => [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  // Browsers check a form's redirects against this as well, and provider sign-in starts with a form.
  ["form-action 'self'", ...Object.values(providers).map(({ authorizationUrl: url }) => new URL(url).origin)]
    .join(" "),
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

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
