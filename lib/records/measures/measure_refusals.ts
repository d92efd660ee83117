import { invalidField, notFound, type Refusals } from "../../shared/refusal.ts";
import type { AnswerResult } from "./answer_measure.ts";
import type { AskForMeasureResult } from "./ask_for_measure.ts";

/** Why a measure was not requested. The therapist reads this. */
export const askForMeasureRefusals: Refusals<Exclude<AskForMeasureResult, { kind: "asked" }>> = {
  not_found: notFound,
  not_in_care: {
    status: 409,
    sentence: "You don't work together right now, so you can't ask for a measure.",
  },
  is_ward: {
    status: 409,
    sentence: "This patient is a child who doesn't sign in, so they can't answer a measure here.",
  },
  already_asked: {
    status: 409,
    sentence: "You're already asking for this measure. To change how often, stop asking first.",
  },
};

/** Why answers were not kept. The patient reads this. */
export const answerMeasureRefusals: Refusals<Exclude<AnswerResult, { kind: "answered" }>> = {
  not_found: notFound,
  not_waiting: {
    status: 409,
    sentence: "You already answered these questions, or your therapist no longer needs the answers.",
  },
  wrong_count: invalidField("answers", ({ expected }) => `Send ${expected} answers, one for each item.`),
};
