import { Problem } from "../../http/problem.ts";
import type { SaveWardResult } from "../../people/guardians/save_ward.ts";

/** Why a ward could not be saved, as a problem document. */
export function wardProblem(refusal: Exclude<SaveWardResult, { kind: "saved" }>): Problem {
  switch (refusal.kind) {
    case "not_found":
      return new Problem(404, "There is nobody like that for whom you act.", { code: "not_found" });
    case "too_many":
      return new Problem(409, `You act for ${refusal.most} children already.`, { code: "too_many" });
    case "invalid":
      return new Problem(422, "Some of what was sent cannot be used.", {
        code: "invalid",
        errors: refusal.errors,
      });
  }
}
