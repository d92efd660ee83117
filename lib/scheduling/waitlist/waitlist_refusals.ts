import { notFound, type Refusals } from "../../shared/refusal.ts";
import { offerRefusals } from "../booking/booking_refusals.ts";
import type { ClaimResult } from "./answer_offer.ts";
import type { JoinResult } from "./join_waitlist.ts";

/** Why a patient was not added to the waitlist. */
export const joinRefusals: Refusals<Exclude<JoinResult, { kind: "joined" }>> = {
  ...offerRefusals,
  not_connected: { status: 403, sentence: "You can join the waitlist once this therapist accepts you." },
  profile_incomplete: {
    ...offerRefusals.profile_incomplete,
    sentence: "Complete your profile before you join the waitlist.",
  },
  not_movable: { status: 409, sentence: "This visit can no longer be moved." },
  too_many: {
    status: 409,
    sentence: ({ most }) => `You're already on ${most} waitlists. Leave one first.`,
  },
  past: { status: 422, sentence: "The last day has already passed. Choose a later one." },
};

/** Why an offer was not claimed, or not declined. */
export const claimRefusals: Refusals<Exclude<ClaimResult, { kind: "claimed" }>> = {
  not_found: notFound,
  expired: {
    status: 409,
    sentence:
      "You didn't answer in time, so we're offering this time to the next person. You keep your place on the waitlist.",
  },
  gone: {
    status: 409,
    sentence: "This time is no longer available. You keep your place on the waitlist.",
  },
  own_time_taken: {
    status: 409,
    sentence: "You have another visit at that time. Move or cancel it first, then take this one.",
  },
  profile_incomplete: {
    status: 409,
    sentence: "Something is missing from your profile. Complete it first, then take this time.",
  },
};
