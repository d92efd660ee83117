import type { Role } from "../shared/codes/roles.ts";
import {
  type InputError,
  invalid,
  type InvalidInput,
  notFound,
  type Refusals,
  wordRefusal,
} from "../shared/refusal.ts";
import { Problem } from "./problem.ts";

/** Returns a refusal as a problem document, with all that its row in the table says. */
export function refusalProblem<Refused extends { kind: string }>(
  refusals: Refusals<Refused>,
  refused: Refused,
  role?: Role,
): Problem {
  const { status, code, sentence, errors, members, headers } = wordRefusal(refusals, refused, role);
  return new Problem(status, sentence, { code, errors, extension: members, headers });
}

/** Returns the problem for something that does not exist or does not belong to the caller. */
export const notFoundProblem = (): Problem => refusalProblem({ not_found: notFound }, { kind: "not_found" });

/** Returns the problem for input that breaks its rules; `errors` says which and where. */
export const invalidInput = (errors: InputError[]): Problem =>
  refusalProblem<InvalidInput>({ invalid }, { kind: "invalid", errors });
