import type { Role } from "../../../shared/codes/roles.ts";
import { stateLabel } from "../../../shared/codes/states.ts";
import type { BookPlanResult } from "./book_plan.ts";

type Refusal = Exclude<BookPlanResult, { kind: "booked" }>;

/** Why a plan was not booked, in a sentence for the person who made it. */
export function planSentence(refusal: Refusal, role: Role): string {
  const byTherapist = role === "therapist";
  switch (refusal.kind) {
    case "conflicts":
      return "Nothing is booked yet: something stands in the way. Look at the visits below.";
    case "nothing_left":
      return "Every visit is left out, so there is nothing to book.";
    case "key_reused":
      return "This booking was sent before for something else. Load the page again.";
    case "not_found":
      return "There is no such thing here, or it is not yours.";
    case "profile_incomplete":
      return byTherapist
        ? "They have not completed their profile, so no visit can be booked for them yet."
        : "Complete your profile first: booking needs it.";
    case "not_licensed":
      return byTherapist
        ? `They are in ${stateLabel(refusal.state)}, where you hold no verified license.`
        : `This therapist is not licensed in ${stateLabel(refusal.state)}.`;
    case "not_connected":
      return byTherapist
        ? "You can book visits for people who work with you, and for nobody else."
        : "Several visits can be booked once the therapist has taken you on.";
    case "type_not_offered":
      return "This kind of visit is not offered. Choose another one.";
  }
}

/** The HTTP status that goes with it. */
export const planStatus: Record<Refusal["kind"], number> = {
  conflicts: 409,
  nothing_left: 422,
  key_reused: 422,
  not_found: 404,
  profile_incomplete: 409,
  not_licensed: 422,
  not_connected: 403,
  type_not_offered: 422,
};
