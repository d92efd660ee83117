import type { BookingReadiness } from "../../../lib/welcome/booking_readiness.ts";
import type { Caller } from "../../../lib/practice.ts";
import { type PatientRefusal, patientRefusal } from "../../../lib/scheduling/booking/patient_refusal.ts";
import type { SlotTherapist } from "../../../lib/scheduling/free/load_offer.ts";

/** What prevents a viewer from booking with a therapist, shown before a time is chosen. */
type BookingStanding =
  | { kind: "ready" }
  | { kind: "visitor" }
  | { kind: "no_patient" }
  | PatientRefusal;

/** Returns what the viewer's own profile allows. Booking checks it again. */
export function bookingStanding(
  { actor, readiness }: Pick<Caller, "actor"> & { readiness: BookingReadiness | null },
  { care, states }: SlotTherapist,
): BookingStanding {
  if (!actor) return { kind: "visitor" };
  if (!readiness) return { kind: "no_patient" };
  const isLicensed = readiness.state !== null && states.includes(readiness.state);
  return patientRefusal({ care, readiness, isLicensed, acceptedOnly: false }) ?? { kind: "ready" };
}
