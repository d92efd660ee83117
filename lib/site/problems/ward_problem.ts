import { invalidInput, Problem } from "../../http/problem.ts";
import type { SaveWardResult } from "../../people/guardians/save_ward.ts";

/** Returns why a ward could not be saved, as a problem document. */
export function wardProblem(refusal: Exclude<SaveWardResult, { kind: "saved" }>): Problem {
  switch (refusal.kind) {
    case "not_found":
      return new Problem(404, "We can't find this child, or you don't act for them.", { code: "not_found" });
    case "too_many":
      return new Problem(409, `You already act for ${refusal.most} children, which is the most we allow.`, {
        code: "too_many",
      });
    case "invalid":
      return invalidInput(refusal.errors);
  }
}
