import { type Challenge, findChallenge } from "../../auth/two_factor/challenge.ts";
import { Problem } from "../../http/problem.ts";
import { secondFactorCookie } from "../cookies.ts";
import type { State } from "../state.ts";

/** A challenge with the secret by which this browser holds it. */
export interface WaitingChallenge {
  challenge: Challenge;
  secret: string;
}

interface Asked {
  req: Request;
  state: State;
}

/** The second factor's challenge that this browser waits at, or null. */
export async function findWaitingChallenge({ req, state }: Asked): Promise<WaitingChallenge | null> {
  const secret = secondFactorCookie.read(req, state.config);
  const challenge = secret ? await findChallenge(state, secret) : null;
  return secret && challenge ? { challenge, secret } : null;
}

/** The same for API clients. @throws {Problem} 401 when there is none. */
export async function challengeOrProblem(asked: Asked): Promise<WaitingChallenge> {
  const waiting = await findWaitingChallenge(asked);
  if (waiting) return waiting;
  throw new Problem(401, "Nothing waits for a second factor here. Sign in first.", { code: "no_challenge" });
}
