import type { Role } from "../../shared/codes/roles.ts";
import { refusalSentence } from "../../shared/refusal.ts";
import { changeRefusals } from "./change_refusals.ts";
import { type PlannedVisitFacts, plannedVisitFacts } from "./plan/planned_visit_facts.ts";
import type { PlannedMove } from "./plan_move.ts";

/** A moved visit with its conflicts in words, as plain data. */
export interface PlannedMoveFacts extends PlannedVisitFacts {
  appointmentId: string;
  from: string;
}

/** Returns the planned move for pages and the API. */
export function plannedMoveFacts(move: PlannedMove, role: Role): PlannedMoveFacts {
  const { row, refused } = move;
  const facts = plannedVisitFacts(move, role === "therapist");
  const why = refused
    ? [{ code: refused.kind, name: null, sentence: refusalSentence(changeRefusals, refused, role) }]
    : [];
  return {
    ...facts,
    conflicts: [...why, ...facts.conflicts],
    appointmentId: row.id,
    from: row.startsAt.toString(),
  };
}
