import type { Middleware } from "./define.ts";

export interface CSPOptions {
  /** Directives such as "img-src 'self' data:". A directive replaces the default of the same name. */
  csp?: string[];
  /**
   * Allows only the framework's own inline scripts. This kernel has none, so 'unsafe-inline' is dropped and
   * no nonce replaces it.
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

/** Sets the Content-Security-Policy header. */
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
