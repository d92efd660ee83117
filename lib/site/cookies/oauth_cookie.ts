import { newSecret } from "../../auth/tokens/secret.ts";
import { hostCookie } from "../../http/cookie.ts";
import type { State } from "../state.ts";

/** The secret of the browser that goes to a provider: only it can come back. */
const cookie = hostCookie("oauth");
const LIFETIME = { seconds: 600 };

interface Asked {
  req: Request;
  state: State;
}

/** The browser's secret, or null. */
export const oauthSecret = ({ req, state }: Asked): string | null => cookie.read(req, state.config);

/** The browser's secret for another way to a provider, and the cookie that keeps it. Two open pages share it. */
export function secretForProvider({ req, state }: Asked): { browserSecret: string; setCookie: string } {
  const had = cookie.read(req, state.config);
  const browserSecret = had && /^[a-z2-7]{32}$/.test(had) ? had : newSecret();
  return { browserSecret, setCookie: cookie.set(browserSecret, LIFETIME, state.config) };
}
