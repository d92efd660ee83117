import type { Config } from "../config/config.ts";

type Where = Pick<Config, "origin">;

/** How long a cookie lasts: until a moment, or for some seconds. */
export type CookieLifetime = { until: Temporal.Instant } | { seconds: number };

/** A cookie for this host and every path, hidden from scripts. */
export interface HostCookie {
  /** Returns the request's value, or null. */
  read(request: Request, where: Where): string | null;
  /** Returns the Set-Cookie value that stores it in the browser. */
  set(value: string, lifetime: CookieLifetime, where: Where): string;
  /** Returns the Set-Cookie value that removes it. */
  clear(where: Where): string;
}

/**
 * Defines a cookie. `__Host-` binds it to this host, to https and to the whole path, so that no sibling
 * domain can plant one (ASVS 5.0, 3.3.1). Browsers refuse that prefix on plain http, which only `local` uses.
 */
export function hostCookie(name: string): HostCookie {
  const fullName = (where: Where) => isSecure(where) ? `__Host-bloom_${name}` : `bloom_${name}`;
  return {
    read(request, where) {
      const prefix = `${fullName(where)}=`;
      for (const part of (request.headers.get("cookie") ?? "").split(";")) {
        const cookie = part.trim();
        if (cookie.startsWith(prefix)) return cookie.slice(prefix.length) || null;
      }
      return null;
    },
    set: (value, lifetime, where) =>
      `${fullName(where)}=${value}; ${asAttribute(lifetime)}; ${attributes(where)}`,
    clear: (where) => `${fullName(where)}=; Max-Age=0; ${attributes(where)}`,
  };
}

const isSecure = ({ origin }: Where) => origin.startsWith("https://");
const attributes = (where: Where) => `Path=/; HttpOnly; SameSite=Lax${isSecure(where) ? "; Secure" : ""}`;

function asAttribute(lifetime: CookieLifetime): string {
  if ("seconds" in lifetime) return `Max-Age=${lifetime.seconds}`;
  return `Expires=${new Date(lifetime.until.epochMilliseconds).toUTCString()}`;
}
