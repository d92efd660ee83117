import type { Config } from "../config.ts";

type Where = Pick<Config, "origin">;

const isSecure = ({ origin }: Where) => origin.startsWith("https://");

/**
 * `__Host-` binds the cookie to this host, to https and to the whole path, so that no sibling domain can plant one
 * (ASVS 5.0, 3.3.1). On plain http, which only `local` has, browsers refuse that prefix.
 */
const cookieName = (where: Where) => isSecure(where) ? "__Host-bloom_session" : "bloom_session";

/** The session token that a request carries, or null. */
export function sessionToken(request: Request, where: Where): string | null {
  const header = request.headers.get("cookie");
  if (!header) return null;
  const prefix = `${cookieName(where)}=`;
  for (const part of header.split(";")) {
    const cookie = part.trim();
    if (cookie.startsWith(prefix)) return cookie.slice(prefix.length) || null;
  }
  return null;
}

/** The Set-Cookie value that gives the browser its token until `expiresAt`. */
export function sessionCookie(token: string, expiresAt: Temporal.Instant, where: Where): string {
  const expires = new Date(expiresAt.epochMilliseconds).toUTCString();
  return `${cookieName(where)}=${token}; Expires=${expires}; ${attributes(where)}`;
}

/** The Set-Cookie value that takes the token away. */
export function clearedSessionCookie(where: Where): string {
  return `${cookieName(where)}=; Max-Age=0; ${attributes(where)}`;
}

const attributes = (where: Where) => `Path=/; HttpOnly; SameSite=Lax${isSecure(where) ? "; Secure" : ""}`;
