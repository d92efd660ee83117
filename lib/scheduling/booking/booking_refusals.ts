import { stateLabel } from "../../shared/codes/states.ts";
import { notFound, type Refusals } from "../../shared/refusal.ts";
import type { SlotRefusal } from "../free/slots.ts";
import { slotJson } from "../free/slot_json.ts";
import type { BookingResult } from "./book_appointment.ts";
import type { OfferRefusal } from "./judge_patients.ts";
import type { BookPlanResult } from "./plan/book_plan.ts";
import { plannedVisitFacts } from "./plan/planned_visit_facts.ts";
import type { TimeRefusal } from "./time_refusal.ts";

/** Why a patient cannot have this visit, whatever the time. */
export const offerRefusals: Refusals<OfferRefusal> = {
  not_found: notFound,
  not_connected: {
    status: 403,
    sentence: (_, role) =>
      role === "therapist"
        ? "You can only book visits for patients who work with you."
        : "You can book more visits once this therapist accepts you. Ask to work together first.",
  },
  profile_incomplete: {
    status: 409,
    sentence: (_, role) =>
      role === "therapist"
        ? "This patient has to complete their profile before you can book a visit."
        : "Complete your profile before you book a visit.",
    members: ({ missing }) => ({ missing }),
  },
  not_licensed: {
    status: 409,
    sentence: ({ state }, role) =>
      state === null
        ? "This therapist isn't licensed to treat everyone in this visit."
        : role === "therapist"
        ? `This patient is in ${stateLabel(state)}. You don't have a verified license there for that time.`
        : `This therapist isn't licensed in ${stateLabel(state)}. Choose a therapist who is.`,
  },
  type_not_offered: {
    status: 422,
    sentence: "This type of visit isn't available. Choose another one.",
  },
};

/** Why a single visit is not possible at this time, with free slots instead. */
export const timeRefusals: Refusals<TimeRefusal> = {
  taken: {
    status: 409,
    sentence: (_, role) =>
      role === "therapist"
        ? "You have another visit at that time, or one too close to it. Choose another time."
        : "That time has been taken. Choose another one.",
    members: freeSlots,
  },
  own_time_taken: {
    status: 409,
    sentence: (_, role) =>
      role === "therapist"
        ? "Your patient has another visit at that time. Choose another time."
        : "You have another visit at that time. Choose another time.",
    members: freeSlots,
  },
  not_offered: {
    status: 422,
    sentence: ({ reason }) => notOffered[reason],
    members: ({ reason, ...refused }) => ({ ...freeSlots(refused), reason }),
  },
};

const notOffered: Record<SlotRefusal, string> = {
  outside_hours: "The therapist doesn't offer visits at that time. Choose another time.",
  time_off: "The therapist is away at that time. Choose another time.",
  too_soon: "The therapist needs more notice than that. Choose a later time.",
  too_far: "You can't book this therapist that far ahead. Choose an earlier time.",
  license_ends: "The therapist's license for this visit ends before then. Choose an earlier time.",
  past: "That time has already passed. Choose another time.",
};

function freeSlots({ free }: Pick<TimeRefusal, "free">) {
  return { free: free.map(slotJson) };
}

const keyReused = {
  status: 422,
  sentence: "This request was already used for another booking. Reload the page and try again.",
} as const;

/** Why an appointment was not booked. */
export const bookingRefusals: Refusals<Exclude<BookingResult, { kind: "booked" }>> = {
  ...offerRefusals,
  ...timeRefusals,
  key_reused: keyReused,
};

/** Why the visits of a plan were not booked. */
export const planRefusals: Refusals<Exclude<BookPlanResult, { kind: "booked" }>> = {
  ...offerRefusals,
  key_reused: keyReused,
  conflicts: {
    status: 409,
    sentence: "Nothing is booked yet, because some visits have conflicts. Review them below.",
    members: ({ visits }, role) => ({
      visits: visits.map((visit) => plannedVisitFacts(visit, role === "therapist")),
    }),
  },
  nothing_left: { status: 422, sentence: "You left out every visit, so there's nothing to book." },
};
