import type { Config } from "../../config/config.ts";
import { hostCookie } from "../../http/cookie.ts";

type Where = Pick<Config, "origin">;
const cookie = hostCookie("session");

/** The session token that a request carries, or null. */
export const sessionToken = (request: Request, where: Where) => cookie.read(request, where);

/** The Set-Cookie value that gives the browser its token until `expiresAt`. */
export const sessionCookie = (token: string, expiresAt: Temporal.Instant, where: Where) =>
  cookie.set(token, { until: expiresAt }, where);

/** The Set-Cookie value that takes the token away. */
export const clearedSessionCookie = (where: Where) => cookie.clear(where);
