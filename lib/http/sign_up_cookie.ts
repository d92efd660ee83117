import type { Config } from "../config.ts";

type Where = Pick<Config, "origin">;

const isSecure = ({ origin }: Where) => origin.startsWith("https://");
const cookieName = (where: Where) => isSecure(where) ? "__Host-bloom_sign_up" : "bloom_sign_up";
const attributes = (where: Where) => `Path=/; HttpOnly; SameSite=Lax${isSecure(where) ? "; Secure" : ""}`;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The attempt to sign up that this browser began, or null. */
export function signUpAttempt(request: Request, where: Where): string | null {
  const prefix = `${cookieName(where)}=`;
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  const id = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return id && ID.test(id) ? id : null;
}

/**
 * The Set-Cookie value by which a browser remembers the attempt that it began, for a day: the code then proves this attempt and
 * no other with the same address. For an address that has an account it is set just the same.
 */
export function signUpCookie(attemptId: string, where: Where): string {
  return `${cookieName(where)}=${attemptId}; Max-Age=86400; ${attributes(where)}`;
}

/** The Set-Cookie value that forgets the attempt. */
export function clearedSignUpCookie(where: Where): string {
  return `${cookieName(where)}=; Max-Age=0; ${attributes(where)}`;
}
