import type { TooMany } from "../auth/limits/count_attempt.ts";
import { Problem } from "../http/problem.ts";

/** The answer to an API client that has tried too often. */
export function tooManyProblem(refusal: TooMany): Problem {
  return new Problem(429, tooManySentence(refusal), { code: "too_many", headers: retryAfter(refusal) });
}

/** How `tooManyProblem` is described. */
export const tooManyProblems = {
  429: "`too_many`: There were too many attempts. Retry-After says how many seconds to wait.",
};

/** When to try again, in words. */
export function tooManySentence({ retryAfterSeconds }: TooMany): string {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return `There were too many attempts. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}

/** The header that tells programs (RFC 9110, 10.2.3). */
export const retryAfter = ({ retryAfterSeconds }: TooMany) => ({ "retry-after": String(retryAfterSeconds) });

/** The same beside headers that the answer must not lose, such as the cookie of a session that has just risen. */
export function withRetryAfter(headers: Headers, refusal: TooMany): Headers {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(retryAfter(refusal))) all.set(name, value);
  return all;
}
