import { hostCookie } from "../../http/cookie.ts";

/**
 * The ticket of a person whom a provider vouches for and who has no account yet
 * (lib/auth/oauth/finish_sign_up.ts).
 */
export const newcomerCookie = hostCookie("newcomer");
