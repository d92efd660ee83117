import type { Config } from "../../config/config.ts";
import { hostCookie } from "../../http/cookie.ts";

type Where = Pick<Config, "origin">;
const cookie = hostCookie("sign_up");
const DAY = 86_400;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns this browser's sign-up attempt, or null. */
export function signUpAttempt(request: Request, where: Where): string | null {
  const id = cookie.read(request, where);
  return id && ID.test(id) ? id : null;
}

/**
 * Returns the Set-Cookie value that remembers this browser's attempt for a day, so that the code verifies
 * this attempt and no other with the same address. A taken address gets it just the same.
 */
export const signUpCookie = (attemptId: string, where: Where) =>
  cookie.set(attemptId, { seconds: DAY }, where);

/** Returns the Set-Cookie value that removes the attempt. */
export const clearedSignUpCookie = (where: Where) => cookie.clear(where);
