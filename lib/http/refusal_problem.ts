import type { Role } from "../shared/codes/roles.ts";
import { refusalOf, type Refusals, refusalSentence } from "../shared/refusal.ts";
import { Problem } from "./problem.ts";

/** A refusal as a problem document: status, code, sentence and further members stand in its row of the table. */
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
