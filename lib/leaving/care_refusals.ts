import type { AnswerResult } from "../people/care/answer_request.ts";
import type { AskResult } from "../people/care/ask_to_connect.ts";
import { stateLabel } from "../shared/codes/states.ts";
import { notFound, type Refusals } from "../shared/refusal.ts";
import type { EndResult } from "./end_care.ts";

type CareRefusal = Exclude<
  AskResult | AnswerResult | EndResult,
  { kind: "asked" | "answered" | "ended" | "withdrawn" }
>;

/** Why a change of a care relationship was refused. Asking, answering and ending share their sentences. */
export const careRefusals: Refusals<CareRefusal> = {
  not_found: notFound,
  not_licensed: {
    status: 409,
    sentence: ({ state }) =>
      `This therapist isn't licensed in ${stateLabel(state)}, the state in your profile.`,
  },
  not_accepting: { status: 409, sentence: "This therapist isn't taking new patients right now." },
  already: {
    status: 409,
    sentence: ({ status }) =>
      status === "active"
        ? "You already work with this therapist."
        : "You've already asked this therapist. They haven't answered yet.",
  },
  changed: {
    status: 409,
    sentence: "This request changed after you opened the page. Please look at it again.",
  },
  no_such_colleague: {
    status: 422,
    field: "referTo",
    sentence: "This colleague isn't taking new patients in that state. Please choose someone else.",
  },
};
