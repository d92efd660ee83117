import { Problem } from "../../http/problem.ts";
import type { SettleResult } from "../../scheduling/booking/settle_appointment.ts";
import { statusSentences } from "../../scheduling/booking/refusal_sentence.ts";

/** Why something cannot be noted of an appointment, as a problem document. */
export function settleProblem(refusal: Exclude<SettleResult, { kind: "settled" }>): Problem {
  switch (refusal.kind) {
    case "not_found":
      return new Problem(404, "We can't find this visit, or you don't have access to it.", {
        code: refusal.kind,
      });
    case "not_possible":
      return new Problem(409, `You can't do that to this visit now. ${statusSentences[refusal.status]}`, {
        code: refusal.kind,
      });
    case "too_early":
      return new Problem(409, "You can't do that before the visit begins.", {
        code: refusal.kind,
      });
  }
}
