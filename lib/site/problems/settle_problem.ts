import { Problem } from "../../http/problem.ts";
import type { SettleResult } from "../../scheduling/booking/settle_appointment.ts";
import { statusSentences } from "../../scheduling/booking/refusal_sentence.ts";

/** Why something cannot be noted of an appointment, as a problem document. */
export function settleProblem(refusal: Exclude<SettleResult, { kind: "settled" }>): Problem {
  switch (refusal.kind) {
    case "not_found":
      return new Problem(404, "There is no such thing here, or it is not yours.", { code: refusal.kind });
    case "not_possible":
      return new Problem(409, `That does not follow from how it stands. ${statusSentences[refusal.status]}`, {
        code: refusal.kind,
      });
    case "too_early":
      return new Problem(409, "It is too early for that: the appointment has not begun.", {
        code: refusal.kind,
      });
  }
}
