import type { Role } from "../shared/codes/roles.ts";
import { refusalOf, type Refusals, refusalSentence } from "../shared/refusal.ts";
import { Problem } from "./problem.ts";

/**
 * Returns a refusal as a problem document; its row in the table has status, code, sentence and further
 * members.
 */
export function refusalProblem<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  role: Role,
): Problem {
  const { status, members } = refusalOf(refusals, refused);
  return new Problem(status, refusalSentence(refusals, refused, role), {
    code: refused.kind,
    extension: members?.(refused, role),
  });
}
