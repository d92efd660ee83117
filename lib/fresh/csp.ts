import { INTERNALS } from "./context.ts";
import type { Middleware } from "./define.ts";
import type { Site } from "./site.ts";

export interface CspOptions {
  /** Directives such as "img-src 'self' data:"; one that has a default replaces it. */
  csp?: string[];
}

const DEFAULTS = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** Puts the Content-Security-Policy on every response; the stylesheet in <head> is allowed by its hash. */
export function csp<State>({ csp: given = [] }: CspOptions = {}): Middleware<State> {
  const policies = new WeakMap<Site, string>();
  return async (ctx) => {
    const { site } = ctx[INTERNALS];
    let policy = policies.get(site);
    if (policy === undefined) policies.set(site, policy = policyFor(given, site.snapshot.cssHash));
    const response = await ctx.next();
    response.headers.set("content-security-policy", policy);
    return response;
  };
}

function policyFor(given: string[], styleHash: string): string {
  const directives = new Map<string, string>();
  for (const directive of [...DEFAULTS, ...given]) directives.set(directive.split(" ", 1)[0], directive);
  const styles = directives.get("style-src")?.replace(" 'none'", "");
  if (styleHash) directives.set("style-src", `${styles} ${styleHash}`);
  return [...directives.values()].join("; ");
}
