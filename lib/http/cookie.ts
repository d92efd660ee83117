import type { Config } from "../config/config.ts";

type Where = Pick<Config, "origin">;

/** How long a cookie lasts: until a moment, or for some seconds. */
type CookieLifetime = { until: Temporal.Instant } | { seconds: number };

/** A cookie for this host and every path, hidden from scripts unless its rules say otherwise. */
interface HostCookie<Lifetime extends [] | [CookieLifetime] = []> {
  /** The name that the browser knows. */
  nameAt(where: Where): string;
  /** Returns the request's value, or null. */
  read(request: Request, where: Where): string | null;
  /** Returns the Set-Cookie value that stores it in the browser. */
  set(value: string, where: Where, ...lifetime: Lifetime): string;
  /** Returns the Set-Cookie value that removes it. */
  clear(where: Where): string;
}

interface CookieRules {
  /** Its lifetime. If omitted, each `set` states one. */
  seconds?: number;
  /** The form of its values. A value of any other form counts as missing. */
  form?: RegExp;
  /** Lets the site's scripts read and write it. */
  forScripts?: boolean;
}

/**
 * Defines a cookie. `__Host-` binds it to this host, to https and to the whole path, so that no sibling
 * domain can plant one (ASVS 5.0, 3.3.1). Browsers refuse that prefix on plain http, which only `local` uses.
 */
export function hostCookie(name: string, rules: CookieRules & { seconds: number }): HostCookie;
export function hostCookie(name: string, rules?: Omit<CookieRules, "seconds">): HostCookie<[CookieLifetime]>;
export function hostCookie(
  name: string,
  { seconds = 0, form = /^/, forScripts = false }: CookieRules = {},
): HostCookie {
  const attributes = (where: Where) =>
    ["Path=/", ...forScripts ? [] : ["HttpOnly"], "SameSite=Lax", ...isSecure(where) ? ["Secure"] : []].join(
      "; ",
    );
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

function asAttribute(lifetime: CookieLifetime): string {
  if ("seconds" in lifetime) return `Max-Age=${lifetime.seconds}`;
  return `Expires=${new Date(lifetime.until.epochMilliseconds).toUTCString()}`;
}
