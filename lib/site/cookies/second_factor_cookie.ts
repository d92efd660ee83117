import { hostCookie } from "../../http/cookie.ts";

/**
 * The secret of a first factor that waits for the second (lib/auth/two_factor/challenge.ts). It is not a
 * session.
 */
export const secondFactorCookie = hostCookie("second_factor");
