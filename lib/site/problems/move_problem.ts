import type { Role } from "../../shared/codes/roles.ts";
import { Problem } from "../../http/problem.ts";
import {
  type PlannedVisitFacts,
  plannedVisitFacts,
} from "../../scheduling/booking/plan/conflict_sentence.ts";
import { planSentence, planStatus } from "../../scheduling/booking/plan/plan_sentence.ts";
import { refusalSentence } from "../../scheduling/booking/refusal_sentence.ts";
import type { PlannedMove, SeriesMoveResult } from "../../scheduling/series/move_following.ts";

type Refusal = Exclude<SeriesMoveResult, { kind: "moved" }>;

/** Why nothing has moved, in a sentence. */
export function moveSentence(refusal: Refusal, role: Role): string {
  switch (refusal.kind) {
    case "conflicts":
      return "We haven't moved anything yet because some times conflict. Check the visits below.";
    case "nothing_left":
      return "You left out every visit, so there's nothing to move.";
    default:
      return planSentence(refusal, role);
  }
}

/** The same as a problem document, with what stands in the way of which visit. */
export function moveProblem(refusal: Refusal, role: Role): Problem {
  const extension = refusal.kind === "conflicts"
    ? { visits: refusal.moves.map((move) => plannedMoveFacts(move, role)) }
    : {};
  return new Problem(planStatus[refusal.kind], moveSentence(refusal, role), {
    code: refusal.kind,
    extension,
  });
}

/** A visit where it would be, with what stands in its way in words: plain data. */
export interface PlannedMoveFacts extends PlannedVisitFacts {
  appointmentId: string;
  from: string;
}

/** The planned move as pages and the API carry it. */
export function plannedMoveFacts(move: PlannedMove, role: Role): PlannedMoveFacts {
  const facts = plannedVisitFacts(move, role === "therapist");
  const refused = move.refused
    ? [{ code: move.refused.kind, name: null, sentence: refusalSentence(move.refused, role) }]
    : [];
  return {
    ...facts,
    conflicts: [...refused, ...facts.conflicts],
    appointmentId: move.appointmentId,
    from: move.from.toString(),
  };
}
