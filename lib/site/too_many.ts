import type { TooMany } from "../auth/limits/count_attempt.ts";
import { Problem } from "../http/problem.ts";

/** Returns the answer for an API client that tried too often. */
export function tooManyProblem(refusal: TooMany): Problem {
  return new Problem(429, tooManySentence(refusal), { code: "too_many", headers: retryAfter(refusal) });
}

/** Returns when to try again, in words. */
export function tooManySentence({ retryAfterSeconds }: TooMany): string {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return `There were too many attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}

/** Returns the header for programs (RFC 9110, 10.2.3). */
export const retryAfter = ({ retryAfterSeconds }: TooMany) => ({ "retry-after": String(retryAfterSeconds) });

/**
 * Adds it to headers that the answer must not lose, such as the cookie of a session that was just upgraded.
 */
export function withRetryAfter(headers: Headers, refusal: TooMany): Headers {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(retryAfter(refusal))) all.set(name, value);
  return all;
}
