import { hostCookie } from "../../http/cookie.ts";

/** The secret that identifies a browser to the users who signed in with it (lib/auth/browsers). */
export const browserCookie = hostCookie("browser");

/** A year, as long as browsers are remembered. */
export const BROWSER_COOKIE_LIFETIME = { seconds: 365 * 86_400 };
