import { csp, type Middleware } from "fresh";
import type { Config } from "../config/config.ts";
import type { State } from "./state.ts";

const HEADER = "content-security-policy";

/**
 * `frame-ancestors` keeps us out of others' frames (clickjacking), `form-action` keeps an injected form from
 * posting away, `base-uri` keeps relative links ours. 'unsafe-inline' reaches no browser: it is where
 * upstream's `csp` puts the nonce of its own inline script.
 */
const siteDirectives = ({ providers }: Pick<Config, "providers">) => [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "manifest-src 'self'",
  // Browsers hold a form's redirect against this as well: signing in elsewhere begins with a form of ours.
  ["form-action 'self'", ...Object.values(providers).map(({ authorizationUrl: url }) => new URL(url).origin)]
    .join(" "),
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/**
 * Puts the content security policy on every answer: the site's, in which the directives of
 * `ctx.state.directives` take the place of those of the same name. So a route makes its own policy stricter
 * ("sandbox") or wider.
 */
export function contentSecurity(config: Pick<Config, "providers">): Middleware<State> {
  const site = siteDirectives(config);
  const sign = (style: string, own: readonly string[]) => {
    const directives = new Map([...site, style, ...own].map((each) => [each.split(" ", 1)[0], each]));
    return csp<State>({ csp: [...directives.values()], useNonce: true });
  };
  let usual = { style: "", sign: sign("", []) };
  return async (ctx) => {
    const response = await ctx.next();
    const { stylesheet, directives } = ctx.state;
    // A page has its own styles inline, and links to those of the idle warning.
    const style = stylesheet ? `style-src 'self' ${stylesheet.source}` : "style-src 'none'";
    if (usual.style !== style) usual = { style, sign: sign(style, []) };
    // `csp` signs what its `next` gives: the answer that is here already, now that we know what it needs.
    ctx.next = () => Promise.resolve(response);
    const signed = await (directives.length > 0 ? sign(style, directives) : usual.sign)(ctx);
    // What was not rendered as a page has no nonce, and nothing inline that may run.
    signed.headers.set(HEADER, (signed.headers.get(HEADER) ?? "").replaceAll(" 'unsafe-inline'", ""));
    return signed;
  };
}
