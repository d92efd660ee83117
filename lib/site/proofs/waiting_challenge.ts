import { type Challenge, findChallenge } from "../../auth/two_factor/challenge.ts";
import { secondFactorRefusals } from "../../auth/two_factor/second_factor_refusals.ts";
import { refusalProblem } from "../../http/refusal_problem.ts";
import { secondFactorCookie } from "../cookies.ts";
import type { State } from "../state.ts";

/** A challenge with this browser's secret for it. */
export interface WaitingChallenge {
  challenge: Challenge;
  secret: string;
}

interface Asked {
  req: Request;
  state: State;
}

/** Returns the second factor's challenge that waits in this browser, or null. */
export async function findWaitingChallenge({ req, state }: Asked): Promise<WaitingChallenge | null> {
  const secret = secondFactorCookie.read(req, state.config);
  const challenge = secret ? await findChallenge(state, secret) : null;
  return secret && challenge ? { challenge, secret } : null;
}

/** Does the same for API clients. @throws {Problem} 401 if there is none. */
export async function challengeOrProblem(asked: Asked): Promise<WaitingChallenge> {
  const waiting = await findWaitingChallenge(asked);
  if (waiting) return waiting;
  throw refusalProblem(secondFactorRefusals, { kind: "gone" });
}
