import type { Config } from "../config/config.ts";

type Where = Pick<Config, "origin">;

/** How long a cookie lives: until a moment, or for some seconds. */
type CookieLifetime = { until: Temporal.Instant } | { seconds: number };

/** A cookie of ours: for this host, for every path, and out of the reach of scripts. */
interface HostCookie<Lifetime extends [] | [CookieLifetime] = []> {
  /** The name that the browser knows. */
  nameAt(where: Where): string;
  /** What the request carries, or null. */
  read(request: Request, where: Where): string | null;
  /** The Set-Cookie value that gives it to the browser. */
  set(value: string, where: Where, ...lifetime: Lifetime): string;
  /** The Set-Cookie value that takes it away. */
  clear(where: Where): string;
}

interface CookieRules {
  /** How long it lives each time. Left out: each time it is said. */
  seconds?: number;
  /** What else it carries counts as nothing. */
  form?: RegExp;
}

/**
 * `__Host-` binds a cookie to this host, to https and to the whole path, so that no sibling domain can plant one
 * (ASVS 5.0, 3.3.1). On plain http, which only `local` has, browsers refuse that prefix.
 */
export function hostCookie(name: string, rules: CookieRules & { seconds: number }): HostCookie;
export function hostCookie(name: string, rules?: Omit<CookieRules, "seconds">): HostCookie<[CookieLifetime]>;
export function hostCookie(name: string, { seconds = 0, form = /^/ }: CookieRules = {}): HostCookie {
  const nameAt = (where: Where) => isSecure(where) ? `__Host-bloom_${name}` : `bloom_${name}`;
  return {
    nameAt,
    read(request, where) {
      const prefix = `${nameAt(where)}=`;
      for (const part of (request.headers.get("cookie") ?? "").split(";")) {
        const cookie = part.trim();
        if (!cookie.startsWith(prefix)) continue;
        const value = cookie.slice(prefix.length);
        return value !== "" && form.test(value) ? value : null;
      }
      return null;
    },
    set: (value, where, ...[lifetime = { seconds }]: [CookieLifetime?]) =>
      `${nameAt(where)}=${value}; ${asAttribute(lifetime)}; ${attributes(where)}`,
    clear: (where) => `${nameAt(where)}=; Max-Age=0; ${attributes(where)}`,
  };
}

const isSecure = ({ origin }: Where) => origin.startsWith("https://");
const attributes = (where: Where) => `Path=/; HttpOnly; SameSite=Lax${isSecure(where) ? "; Secure" : ""}`;

function asAttribute(lifetime: CookieLifetime): string {
  if ("seconds" in lifetime) return `Max-Age=${lifetime.seconds}`;
  return `Expires=${new Date(lifetime.until.epochMilliseconds).toUTCString()}`;
}
