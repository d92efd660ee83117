import { newcomerToken } from "../auth/oauth/oauth_attempt.ts";
import { PASSKEY_CHALLENGE_LIVES } from "../auth/passkeys/passkey_challenge.ts";
import { CHALLENGE_LIVES } from "../auth/two_factor/challenge.ts";
import { hostCookie } from "../http/cookie.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The format that `newSecret` creates. */
const SECRET = /^[a-z2-7]{32}$/;

/** The browser's own time zone. A script writes it (lib/shared/remember_zone.ts). */
export const zoneCookie = hostCookie("zone", {
  seconds: 365 * DAY,
  form: /^[A-Za-z0-9_+\/-]{1,64}$/,
  forScripts: true,
});

/** The session's token, until the session ends. */
export const sessionCookie = hostCookie("session");

/** The secret that identifies the browser to the users who signed in with it. */
export const browserCookie = hostCookie("browser", { seconds: 365 * DAY });

/**
 * The sign-up attempt of this browser. Its code proves only this attempt, and not another one with the same
 * address. If the address has an account, the cookie is set as well, so that it reveals nothing.
 */
export const signUpCookie = hostCookie("sign_up", { seconds: DAY, form: UUID });

/**
 * The secret of a correct first factor that waits for the second one (lib/auth/two_factor/challenge.ts). It
 * is not a session.
 */
export const secondFactorCookie = hostCookie("second_factor", { seconds: CHALLENGE_LIVES.total("seconds") });

/** The secret of the browser that asked for a passkey. Only an answer from this browser counts. */
export const passkeyCookie = hostCookie("passkey", {
  seconds: PASSKEY_CHALLENGE_LIVES.total("seconds"),
  form: SECRET,
});

/** The secret of the browser that goes to a provider. Only this browser can return from there. */
export const oauthCookie = hostCookie("oauth", { seconds: 10 * MINUTE, form: SECRET });

/**
 * The ticket of a person whose identity a provider confirmed, but who has no account yet
 * (lib/auth/oauth/finish_sign_up.ts).
 */
export const newcomerCookie = hostCookie("newcomer", { seconds: newcomerToken.lives.total("seconds") });
