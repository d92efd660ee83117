import { hostCookie } from "../../http/cookie.ts";

/** The secret of a first factor that waits for its second (lib/auth/two_factor/challenge.ts). It is no session. */
export const secondFactorCookie = hostCookie("second_factor");
