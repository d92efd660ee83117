import type { Config } from "../../config/config.ts";
import { hostCookie } from "../../http/cookie.ts";

type Where = Pick<Config, "origin">;
const cookie = hostCookie("session");

/** Returns a request's session token, or null. */
export const sessionToken = (request: Request, where: Where) => cookie.read(request, where);

/** Returns the Set-Cookie value that gives the browser its token until `expiresAt`. */
export const sessionCookie = (token: string, expiresAt: Temporal.Instant, where: Where) =>
  cookie.set(token, { until: expiresAt }, where);

/** Returns the Set-Cookie value that removes the token. */
export const clearedSessionCookie = (where: Where) => cookie.clear(where);
