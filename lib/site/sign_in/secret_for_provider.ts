import { newSecret } from "../../auth/tokens/secret.ts";
import { oauthCookie } from "../cookies.ts";
import type { State } from "../state.ts";

/**
 * Returns the browser's secret for another way to a provider, and the cookie that keeps it. Two open pages
 * share it.
 */
export function secretForProvider(
  { req, state }: { req: Request; state: State },
): { browserSecret: string; setCookie: string } {
  const browserSecret = oauthCookie.read(req, state.config) ?? newSecret();
  return { browserSecret, setCookie: oauthCookie.set(browserSecret, state.config) };
}
