import { newcomerToken } from "../auth/oauth/oauth_attempt.ts";
import { PASSKEY_CHALLENGE_LIVES } from "../auth/passkeys/passkey_challenge.ts";
import { CHALLENGE_LIVES } from "../auth/two_factor/challenge.ts";
import { hostCookie } from "../http/cookie.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What `newSecret` makes. */
const SECRET = /^[a-z2-7]{32}$/;

/** The session's token, until the session ends. */
export const sessionCookie = hostCookie("session");

/**
 * The secret by which a browser is known to those who signed in with it, as long as browsers are remembered.
 */
export const browserCookie = hostCookie("browser", { seconds: 365 * DAY });

/**
 * The attempt to sign up that this browser began: the code then proves this attempt and no other with the
 * same address. For an address that has an account it is set just the same.
 */
export const signUpCookie = hostCookie("sign_up", { seconds: DAY, form: UUID });

/**
 * The secret of a first factor that waits for its second (lib/auth/two_factor/challenge.ts). It is no
 * session.
 */
export const secondFactorCookie = hostCookie("second_factor", { seconds: CHALLENGE_LIVES.total("seconds") });

/** The secret of the browser that a passkey is asked for in: an answer counts in this browser alone. */
export const passkeyCookie = hostCookie("passkey", {
  seconds: PASSKEY_CHALLENGE_LIVES.total("seconds"),
  form: SECRET,
});

/** The secret of the browser that goes to a provider: only it can come back. */
export const oauthCookie = hostCookie("oauth", { seconds: 10 * MINUTE, form: SECRET });

/**
 * The ticket of a person whom a provider vouches for and who has no account yet
 * (lib/auth/oauth/finish_sign_up.ts).
 */
export const newcomerCookie = hostCookie("newcomer", { seconds: newcomerToken.lives.total("seconds") });
