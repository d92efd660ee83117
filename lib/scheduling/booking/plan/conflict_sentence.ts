import { type Conflict, conflictName, isHard, type PlannedVisit } from "./conflicts.ts";

/** What stands in the way, in a few words; for a therapist, or for a patient, who learns less. */
function conflictSentence(conflict: Conflict, byTherapist: boolean): string {
  return (byTherapist ? therapists : patients)[conflict];
}

const therapists: Record<Conflict, string> = {
  past: "This time has begun already.",
  too_far: "Further ahead than patients can book you.",
  license_ends: "Your license for where they are ends before.",
  outside_hours: "Outside your hours.",
  time_off: "You are away.",
  too_soon: "Sooner than the notice that you ask for.",
  busy_elsewhere: "Busy in a calendar of yours elsewhere.",
  taken: "You have another visit then, or one too close to it.",
  patient_taken: "They have another visit then.",
};

const patients: Record<Conflict, string> = {
  past: "This time has begun already.",
  too_far: "Further ahead than can be booked.",
  license_ends: "The therapist's license for where you are ends before.",
  outside_hours: "Not offered at that time.",
  time_off: "The therapist is away.",
  too_soon: "Too soon.",
  busy_elsewhere: "Taken.",
  taken: "Taken.",
  patient_taken: "You have another visit then.",
};

/** A planned visit as pages and the API carry it: plain data. */
export interface PlannedVisitFacts {
  startsAt: string;
  endsAt: string;
  conflicts: { code: string; name: string | null; sentence: string }[];
}

/** The visit with its conflicts in words. `name` is what a therapist sends back to book over it; null: nobody can. */
export function plannedVisitFacts(visit: PlannedVisit, byTherapist: boolean): PlannedVisitFacts {
  return {
    startsAt: visit.startsAt.toString(),
    endsAt: visit.endsAt.toString(),
    conflicts: visit.conflicts.map((code) => ({
      // Patients do not learn what a therapist does elsewhere.
      code: code === "busy_elsewhere" && !byTherapist ? "taken" : code,
      name: byTherapist && !isHard(code) ? conflictName(visit, code) : null,
      sentence: conflictSentence(code, byTherapist),
    })),
  };
}
