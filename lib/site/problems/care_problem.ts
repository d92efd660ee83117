import { Problem } from "../../http/problem.ts";
import { type CareRefusal, careSentence } from "./care_sentence.ts";

/** A refusal as a problem document. */
export function careProblem(refusal: CareRefusal | { kind: "not_found" }): Problem {
  if (refusal.kind === "not_found") {
    return new Problem(404, "There is no such thing here, or it is not yours.");
  }
  return new Problem(refusal.kind === "no_such_colleague" ? 422 : 409, careSentence(refusal), {
    code: refusal.kind,
  });
}
