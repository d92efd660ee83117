import { newSecret } from "../../auth/tokens/secret.ts";
import { hostCookie } from "../../http/cookie.ts";
import type { State } from "../state.ts";

/** The secret of a browser that goes to a provider: only that browser can return. */
const cookie = hostCookie("oauth");
const LIFETIME = { seconds: 600 };

interface Asked {
  req: Request;
  state: State;
}

/** Returns the browser's secret, or null. */
export const oauthSecret = ({ req, state }: Asked): string | null => cookie.read(req, state.config);

/**
 * Returns the browser's secret for another redirect to a provider, and its cookie. Two open pages share it.
 */
export function secretForProvider({ req, state }: Asked): { browserSecret: string; setCookie: string } {
  const had = cookie.read(req, state.config);
  const browserSecret = had && /^[a-z2-7]{32}$/.test(had) ? had : newSecret();
  return { browserSecret, setCookie: cookie.set(browserSecret, LIFETIME, state.config) };
}
