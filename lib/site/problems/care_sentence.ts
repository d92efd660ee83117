import { stateLabel } from "../../shared/codes/states.ts";
import type { AnswerResult } from "../../people/care/answer_request.ts";
import type { AskResult } from "../../people/care/ask_to_connect.ts";
import type { EndResult } from "../../leaving/end_care.ts";

export type CareRefusal = Exclude<
  AskResult | AnswerResult | EndResult,
  { kind: "asked" | "answered" | "ended" | "withdrawn" | "not_found" }
>;

/** Why something about a care relationship was refused, in a sentence for whoever asked for it. */
export function careSentence(refusal: CareRefusal): string {
  switch (refusal.kind) {
    case "not_licensed":
      return `This therapist is not licensed in ${
        stateLabel(refusal.state)
      }, where your profile says that you are.`;
    case "not_accepting":
      return "This therapist takes on nobody new at the moment.";
    case "already":
      return refusal.status === "active"
        ? "You work with this therapist already."
        : "Your request waits for its answer already.";
    case "changed":
      return "This has been answered, taken back or ended meanwhile. Look at it again.";
    case "no_such_colleague":
      return "This colleague takes on nobody there at the moment. Choose another one.";
  }
}
