import type { Config } from "../../config/config.ts";
import { hostCookie } from "../../http/cookie.ts";

type Where = Pick<Config, "origin">;
const cookie = hostCookie("sign_up");
const DAY = 86_400;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The attempt to sign up that this browser began, or null. */
export function signUpAttempt(request: Request, where: Where): string | null {
  const id = cookie.read(request, where);
  return id && ID.test(id) ? id : null;
}

/**
 * The Set-Cookie value by which a browser remembers the attempt that it began, for a day: the code then proves this attempt and
 * no other with the same address. For an address that has an account it is set just the same.
 */
export const signUpCookie = (attemptId: string, where: Where) =>
  cookie.set(attemptId, { seconds: DAY }, where);

/** The Set-Cookie value that forgets the attempt. */
export const clearedSignUpCookie = (where: Where) => cookie.clear(where);
