import type { Middleware } from "./define.ts";

export interface CSPOptions {
  /** Directives such as "img-src 'self' data:"; one that has a default replaces it. */
  csp?: string[];
  /**
   * Nothing inline may run but what is the framework's own. Of this kernel nothing is, so that
   * 'unsafe-inline' goes without a nonce in its place.
   */
  useNonce?: boolean;
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

/** Puts the Content-Security-Policy on the response. */
export function csp<State>({ csp: given = [], useNonce = false }: CSPOptions = {}): Middleware<State> {
  const directives = new Map<string, string>();
  for (const directive of [...DEFAULTS, ...given]) directives.set(directive.split(" ", 1)[0], directive);
  const all = [...directives.values()].join("; ");
  const policy = useNonce ? all.replaceAll(" 'unsafe-inline'", "") : all;
  return async (ctx) => {
    const response = await ctx.next();
    response.headers.set("content-security-policy", policy);
    return response;
  };
}
