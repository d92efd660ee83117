import { stateLabel } from "../../shared/codes/states.ts";
import { refusalSentence } from "./refusal_sentence.ts";
import type { ChangePatientsResult } from "./change_patients.ts";

type SeatRefusal = Exclude<ChangePatientsResult, { kind: "changed" }>;

/** Why the patients of an appointment were not changed, in a sentence for the therapist. */
export function changeSentence(refusal: SeatRefusal): string {
  switch (refusal.kind) {
    case "not_shared":
      return "This visit is for one patient alone.";
    case "couple_is_two":
      return "A visit of a couple is for two. Take one out first.";
    case "last_patient":
      return "This is the last patient who comes. Cancel the visit instead.";
    case "already_in":
      return "They come to this visit already.";
    case "not_connected":
      return "You can add patients who work with you.";
    case "profile_incomplete":
      return "Their profile is not complete yet, so they cannot be added.";
    case "not_licensed":
      return `Your license for ${stateLabel(refusal.state)} does not cover this visit.`;
    case "patient_taken":
      return "They have another appointment at that time.";
    default:
      return refusalSentence(refusal, "therapist");
  }
}

/** The HTTP status of a refusal. */
export const changeStatus = ({ kind }: SeatRefusal): number =>
  kind === "not_found" ? 404 : kind === "not_connected" ? 403 : 409;
