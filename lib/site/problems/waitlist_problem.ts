import { Problem } from "../../http/problem.ts";
import type { ClaimResult } from "../../scheduling/waitlist/answer_offer.ts";
import type { JoinResult } from "../../scheduling/waitlist/join_waitlist.ts";
import { claimSentence, joinSentence } from "../../scheduling/waitlist/waitlist_sentences.ts";

const NOT_FOUND = "We can't find this, or you don't have access to it.";

/** A refused entry as a problem document. */
export function joinProblem(refused: Exclude<JoinResult, { kind: "joined" }>): Problem {
  if (refused.kind === "not_found") return new Problem(404, NOT_FOUND);
  const status = refused.kind === "not_connected" ? 403 : refused.kind === "not_movable" ? 409 : 422;
  return new Problem(status, joinSentence(refused), { code: refused.kind });
}

/** A refused claim as a problem document. */
export function claimProblem(refused: Exclude<ClaimResult, { kind: "claimed" }>): Problem {
  if (refused.kind === "not_found") return new Problem(404, NOT_FOUND);
  return new Problem(409, claimSentence(refused), { code: refused.kind });
}
