import type { Refusals } from "../../shared/refusal.ts";
import { offerRefusals } from "./booking_refusals.ts";
import { changeRefusals } from "./change_refusals.ts";
import type { ChangePatientsResult } from "./change_patients.ts";

/** Why an appointment's patients were not changed. The therapist reads this. */
export const seatRefusals: Refusals<Exclude<ChangePatientsResult, { kind: "changed" }>> = {
  ...offerRefusals,
  ...changeRefusals,
  not_connected: { status: 403, sentence: "You can only add patients who work with you." },
  not_shared: { status: 409, sentence: "This visit is for one patient only." },
  couple_is_two: { status: 409, sentence: "A couple's visit is for two patients. Remove one of them first." },
  last_patient: {
    status: 409,
    sentence: "This is the only patient left in the visit. Cancel the visit instead.",
  },
  already_in: { status: 409, sentence: "This patient is already in this visit." },
  patient_taken: {
    status: 409,
    sentence: "This patient has another visit at that time. Choose another patient or another time.",
  },
};
