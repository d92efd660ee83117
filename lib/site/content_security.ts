import { csp, type Middleware } from "fresh";
import type { Config } from "../config/config.ts";
import type { State } from "./state.ts";

const HEADER = "content-security-policy";

/**
 * `frame-ancestors` prevents others from framing our pages (clickjacking), `form-action` keeps an injected
 * form from posting elsewhere, and `base-uri` keeps relative links on this site. 'unsafe-inline' reaches no
 * browser: upstream's `csp` replaces it with the nonce of its own inline script.
 */
const siteDirectives = ({ providers }: Pick<Config, "providers">) => [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  // Browsers apply this to a form's redirect as well, and a sign-in with a provider starts with a form on
  // this site.
  ["form-action 'self'", ...Object.values(providers).map(({ authorizationUrl: url }) => new URL(url).origin)]
    .join(" "),
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/**
 * Sets the content security policy on every response. Directives in `ctx.state.directives` replace the site's
 * directives of the same name, so a route can make its policy stricter ("sandbox") or wider.
 */
export function contentSecurity(config: Pick<Config, "providers">): Middleware<State> {
  const site = siteDirectives(config);
  const sign = (style: string, own: readonly string[]) => {
    const directives = new Map([...site, style, ...own].map((each) => [each.split(" ", 1)[0], each]));
    return csp<State>({ csp: [...directives.values()], useNonce: true });
  };
  let usual = { style: "", sign: sign("", []) };
  return async (ctx) => {
    const { next } = ctx;
    const response = await next();
    const { stylesheet, directives } = ctx.state;
    // A page has its own styles inline, and links to those of the idle warning.
    const style = stylesheet ? `style-src 'self' ${stylesheet.source}` : "style-src 'none'";
    if (usual.style !== style) usual = { style, sign: sign(style, []) };
    // `csp` runs only now that the response's directives are known, so its `next` returns the existing
    // response. Afterwards the context must not refer to the response any more (chain.ts says why).
    ctx.next = returning(response);
    const signed = await (directives.length > 0 ? sign(style, directives) : usual.sign)(ctx);
    ctx.next = next;
    // A response that was not rendered as a page has no nonce and may run no inline script.
    const policy = signed.headers.get(HEADER) ?? "";
    if (policy.includes("'unsafe-inline'")) {
      signed.headers.set(HEADER, policy.replaceAll(" 'unsafe-inline'", ""));
    }
    return signed;
  };
}

/** A function of its own, so that it keeps nothing else of its request in memory. */
const returning = (response: Response) => () => Promise.resolve(response);
