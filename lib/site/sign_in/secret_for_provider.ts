import { newSecret } from "../../auth/tokens/secret.ts";
import { oauthCookie } from "../cookies.ts";
import type { State } from "../state.ts";

/**
 * Returns the browser's secret for a sign-in with a provider, and the cookie that stores it. An existing
 * secret is reused, so that two open pages do not break each other.
 */
export function secretForProvider(
  { req, state }: { req: Request; state: State },
): { browserSecret: string; setCookie: string } {
  const browserSecret = oauthCookie.read(req, state.config) ?? newSecret();
  return { browserSecret, setCookie: oauthCookie.set(browserSecret, state.config) };
}
