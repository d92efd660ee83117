import { type Challenge, findChallenge } from "../auth/two_factor/challenge.ts";
import { Problem } from "./problem.ts";
import { secondFactorCookie } from "./second_factor_cookie.ts";
import type { State } from "./state.ts";

/** The second factor's challenge that this browser waits at, with its secret. @throws {Problem} 401 when there is none. */
export async function challengeOrProblem(
  { req, state }: { req: Request; state: State },
): Promise<{ challenge: Challenge; secret: string }> {
  const secret = secondFactorCookie.read(req, state.config);
  const challenge = secret ? await findChallenge(state, secret) : null;
  if (secret && challenge) return { challenge, secret };
  throw new Problem(401, "Nothing waits for a second factor here. Sign in first.", { code: "no_challenge" });
}
