import type { Appointment } from "../../db/schema/scheduling.ts";

/** A demo visit that took place. */
export interface PastVisit extends Pick<Appointment, "id" | "therapistId" | "startsAt" | "endsAt"> {
  patientId: string;
}

export interface DemoPair {
  patientId: string;
  therapistId: string;
}

/** A therapist's patients and visits, by the patients' addresses. */
export interface PastVisits {
  pairOf(patient: string): DemoPair;
  /** Those that took place, the oldest first. */
  pastVisits(patient: string): PastVisit[];
}

/** Returns one demo therapist's past visits. `idOf`: user IDs by address. */
export function pastVisitsOf(
  therapist: string,
  idOf: ReadonlyMap<string, string>,
  visits: readonly (PastVisit & Pick<Appointment, "status">)[],
): PastVisits {
  const find = (email: string) => {
    const id = idOf.get(email);
    if (!id) throw new Error(`No one in the demo practice has the address ${email}.`);
    return id;
  };
  const therapistId = find(therapist);
  return {
    pairOf: (patient) => ({ patientId: find(patient), therapistId }),
    pastVisits: (patient) =>
      visits
        .filter((visit) =>
          visit.status === "fulfilled" && visit.therapistId === therapistId &&
          visit.patientId === find(patient)
        )
        .toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt)),
  };
}
