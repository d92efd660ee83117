import type { Transaction } from "../../../db/transaction.ts";
import { careForViewer } from "../../people/care/care_booking.ts";
import { covers } from "../../people/credentials/licenses.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import { choosableTypes, type OfferedType } from "../schedule/appointment_type.ts";
import { later } from "../time/interval.ts";
import { holdTherapistFor } from "./hold_therapist_for.ts";
import { type PatientRefusal, patientRefusal } from "./patient_refusal.ts";
import type { Change, TimelessPlan } from "./plan/plan.ts";

/** Why these patients cannot have this visit with this therapist, whatever the time. */
export type OfferRefusal =
  /** There is no such therapist, or the acting user may not make this plan. */
  | { kind: "not_found" }
  | Exclude<PatientRefusal, { kind: "not_licensed" }>
  /** Null if it is the state of another patient, which the acting user may not learn. */
  | { kind: "not_licensed"; state: string | null }
  | { kind: "type_not_offered" };

/** What these patients can have. The time is judged later. */
export interface MayCome {
  kind: "may_come";
  type: OfferedType | null;
  /** With this first visit, the patient asks the therapist for care. */
  asks: boolean;
  /** The therapist answers each request. */
  isRequest: boolean;
  /** By patient, when the license for their state expires. */
  licenses: ReadonlyMap<string, Temporal.Instant>;
}

/** Who asks, and whether the therapist must already have accepted the patients. */
export interface Asking {
  byTherapist: boolean;
  acceptedOnly: boolean;
  /** Whether the acting user may learn about this patient. Default: about every patient. */
  mayLearnOf?: (patientId: string) => boolean;
}

/**
 * Judges a plan's patients, whatever its time. The order of checks is the same for every kind of booking and
 * for the waitlist: each patient's care, readiness and license, then the type. The type and the seats of a
 * booked visit are already agreed. So a patient who has a seat needs only a valid license, but a patient who
 * joins needs everything.
 */
export async function judgePatients(
  trx: Transaction,
  plan: TimelessPlan | Change,
  asking: Asking,
  now: Temporal.Instant,
): Promise<MayCome | OfferRefusal> {
  const { therapistId } = plan;
  const licenses = new Map<string, Temporal.Instant>();
  let terms: Terms = { types: [], asks: false, isRequest: false };
  for (const patientId of patientsOf(plan)) {
    const joins = "visits" in plan && !hasPlace(plan, patientId);
    const judged = await judgePatient(trx, { therapistId, patientId }, {
      ...asking,
      isAgreed: hasPlace(plan, patientId),
      // A patient who joins a visit cannot choose another time.
      licensedAt: joins ? plan.visits.map(({ startsAt }) => startsAt).reduce(later) : now,
    });
    if (judged.kind === "not_licensed" && asking.mayLearnOf?.(patientId) === false) {
      return { ...judged, state: null };
    }
    if (judged.kind !== "may_come") return judged;
    if (judged.licensedUntil) licenses.set(patientId, judged.licensedUntil);
    if (judged.terms) terms = judged.terms;
  }
  const { types, ...rest } = terms;
  const type = "visits" in plan ? null : types.find((one) => (one?.id ?? null) === plan.typeId);
  return type === undefined ? { kind: "type_not_offered" } : { kind: "may_come", type, ...rest, licenses };
}

/** Returns all patients of the plan. */
export const patientsOf = (plan: TimelessPlan | Change): readonly string[] =>
  "visits" in plan ? [...new Set(plan.visits.flatMap(({ patientIds }) => patientIds))] : plan.patientIds;

/** Returns whether the patient already has a seat in the visit. */
const hasPlace = (plan: TimelessPlan | Change, patientId: string): boolean =>
  "visits" in plan && plan.visits.some(({ row }) => row.patients.some(({ id }) => id === patientId));

/** The types that a patient can choose, and how their booking is confirmed. */
interface Terms extends Pick<MayCome, "asks" | "isRequest"> {
  types: (OfferedType | null)[];
}

async function judgePatient(
  trx: Transaction,
  pair: { therapistId: string; patientId: string },
  { isAgreed, licensedAt, byTherapist, acceptedOnly }: Asking & {
    isAgreed: boolean;
    licensedAt: Temporal.Instant;
  },
): Promise<
  | { kind: "may_come"; licensedUntil: Temporal.Instant | null; terms: Terms | null }
  | { kind: "not_found" }
  | PatientRefusal
> {
  const readiness = await bookingReadiness(trx, pair.patientId);
  const { state } = readiness;
  const therapist = await holdTherapistFor(trx, pair, state);
  if (!therapist) return { kind: "not_found" };
  const { licensedUntil } = therapist;
  const isLicensed = covers(licensedUntil, licensedAt);
  if (isAgreed) {
    return state && !isLicensed
      ? { kind: "not_licensed", state }
      : { kind: "may_come", licensedUntil, terms: null };
  }
  if (!(byTherapist ? therapist.isActive : therapist.isListed)) return { kind: "not_found" };
  const care = careForViewer(therapist);
  const refused = patientRefusal({ care, readiness, isLicensed, acceptedOnly });
  if (refused) return refused;
  const types = therapist.types ?? [];
  const terms = {
    types: byTherapist ? [null, ...types] : choosableTypes(types, care.booking),
    asks: care.standing === "none",
    isRequest: !byTherapist && therapist.bookingMode === "request",
  };
  return { kind: "may_come", licensedUntil, terms };
}
