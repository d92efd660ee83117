import { type Conflict, conflictName, isHard, type PlannedVisit } from "./conflicts.ts";

/** Each conflict in a few words. */
const sentences: Record<Conflict, { therapist: string; patient: string }> = {
  past: { therapist: "This time has already passed.", patient: "This time has already passed." },
  too_far: {
    therapist: "Further ahead than patients can book you.",
    patient: "Further ahead than you can book this therapist.",
  },
  license_ends: {
    therapist: "Your license for this visit ends before then.",
    patient: "The therapist's license for this visit ends before then.",
  },
  outside_hours: { therapist: "Outside your hours.", patient: "Not offered at that time." },
  time_off: { therapist: "You are away.", patient: "The therapist is away." },
  too_soon: { therapist: "Sooner than your shortest notice.", patient: "Too soon." },
  busy_elsewhere: { therapist: "You're busy in another calendar.", patient: "Taken." },
  taken: { therapist: "You have another visit then, or one too close to it.", patient: "Taken." },
  patient_taken: {
    therapist: "The patient has another visit then.",
    patient: "You have another visit then.",
  },
};

/** A planned visit as plain data, for pages and the API. */
export interface PlannedVisitFacts {
  startsAt: string;
  endsAt: string;
  conflicts: { code: string; name: string | null; sentence: string }[];
}

/**
 * Returns the visit with its conflicts in words. A therapist sends a conflict's `name` back to override it;
 * null if it cannot be overridden.
 */
export function plannedVisitFacts(visit: PlannedVisit, byTherapist: boolean): PlannedVisitFacts {
  return {
    startsAt: visit.startsAt.toString(),
    endsAt: visit.endsAt.toString(),
    conflicts: visit.conflicts.map((code) => ({
      // Patients do not learn about a therapist's external calendar.
      code: code === "busy_elsewhere" && !byTherapist ? "taken" : code,
      name: byTherapist && !isHard(code) ? conflictName(visit, code) : null,
      sentence: sentences[code][byTherapist ? "therapist" : "patient"],
    })),
  };
}
