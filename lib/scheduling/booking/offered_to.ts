import type { Transaction } from "../../../db/transaction.ts";
import { careForViewer } from "../../people/care/care_booking.ts";
import { covers } from "../../people/credentials/licenses.ts";
import { bookingReadiness } from "../../welcome/booking_readiness.ts";
import type { PatientStep } from "../../welcome/welcome_steps.ts";
import { choosableTypes, type OfferedType, scheduleFor } from "../schedule/appointment_type.ts";
import { offeredSchedule } from "../schedule/offered_schedule.ts";
import { heldTime } from "../time/booked_time.ts";
import { earlier, later } from "../time/interval.ts";
import { lengthOf } from "../time/visit_length.ts";
import { holdTherapistFor } from "./hold_therapist_for.ts";
import type { OfferedVisit } from "./plan/conflicts.ts";
import { occurrencesOf } from "./plan/occurrences.ts";
import type { Change, Plan } from "./plan/plan.ts";

/** Why these patients cannot have such a visit with this therapist at any time. */
export type OfferRefusal =
  /** There is no such therapist, or the acting user may not make this plan. */
  | { kind: "not_found" }
  /** The therapist has not accepted the patient, or the relationship has ended. */
  | { kind: "not_connected" }
  | { kind: "profile_incomplete"; missing: PatientStep[] }
  /** Null: it is the state of another patient, and theirs to tell. */
  | { kind: "not_licensed"; state: string | null }
  | { kind: "type_not_offered" };

export interface Offered {
  kind: "offered";
  visits: OfferedVisit[];
  type: OfferedType | null;
  /** With this first visit, the patient asks the therapist for care. */
  asks: boolean;
  /** The therapist answers each request. */
  isRequest: boolean;
}

/** Who asks, and whether the therapist must already have accepted the patients. */
interface Asking {
  byTherapist: boolean;
  acceptedOnly: boolean;
  /** Whether a refusal may say where this patient is. Left out: of everybody. */
  maySayStateOf?: (patientId: string) => boolean;
}

/**
 * Returns what a therapist offers to a plan's patients. The order of checks is the same for every kind of
 * booking: each patient's care, readiness and license, then the type. Care comes first, so that therapists
 * learn nothing about people who are not their patients. The type and the places of a booked visit are
 * agreed. So a patient who has a place needs only a valid license, and a patient who joins needs everything.
 */
export async function offeredTo(
  trx: Transaction,
  plan: Plan | Change,
  asking: Asking,
  now: Temporal.Instant,
): Promise<Offered | OfferRefusal> {
  const { therapistId } = plan;
  const patientIds = patientsOf(plan);
  const licenses = new Map<string, Temporal.Instant>();
  let terms: Terms = { types: [], asks: false, isRequest: false };
  for (const patientId of patientIds) {
    const joins = "visits" in plan && !hasPlace(plan, patientId);
    const judged = await judgePatient(trx, { therapistId, patientId }, {
      ...asking,
      isAgreed: hasPlace(plan, patientId),
      // A patient who joins a visit cannot choose another time.
      licensedAt: joins ? plan.visits.map(({ startsAt }) => startsAt).reduce(later) : now,
    });
    if (judged.kind === "not_licensed" && asking.maySayStateOf?.(patientId) === false) {
      return { ...judged, state: null };
    }
    if (judged.kind !== "may_come") return judged;
    if (judged.licensedUntil) licenses.set(patientId, judged.licensedUntil);
    if (judged.terms) terms = judged.terms;
  }
  const { types, ...rest } = terms;
  const type = "visits" in plan ? null : types.find((one) => (one?.id ?? null) === plan.typeId);
  if (type === undefined) return { kind: "type_not_offered" };

  const role = asking.byTherapist ? "therapist" : "patient";
  const own = await offeredSchedule(trx, { therapistId, patientIds }, role, now);
  const licensedFor = (ids: readonly string[]) => {
    const ends = ids.flatMap((id) => licenses.get(id) ?? []);
    return ends.length > 0 ? ends.reduce(earlier) : own?.licensedUntil;
  };
  if ("visits" in plan) {
    const visits = plan.visits.map(({ row, startsAt, patientIds }) => ({
      held: heldTime({ therapistId, ...lengthOf(row) }, patientIds, startsAt),
      schedule: own && { ...own, ...lengthOf(row), licensedUntil: licensedFor(patientIds) },
    }));
    return { kind: "offered", type, ...rest, visits };
  }
  if (!own) return { kind: "not_found" };
  const schedule = { ...scheduleFor(own, type), licensedUntil: licensedFor(patientIds) };
  const visits = occurrencesOf(plan.startsAt, plan.repeat, schedule.timeZone)
    .map((startsAt) => ({ held: heldTime(schedule, patientIds, startsAt), schedule }));
  return { kind: "offered", type, ...rest, visits };
}

/** Returns all patients of the plan. */
export const patientsOf = (plan: Plan | Change): readonly string[] =>
  "visits" in plan ? [...new Set(plan.visits.flatMap(({ patientIds }) => patientIds))] : plan.patientIds;

/** Returns whether the patient already has a place in it. */
const hasPlace = (plan: Plan | Change, patientId: string): boolean =>
  "visits" in plan && plan.visits.some(({ row }) => row.patients.some(({ id }) => id === patientId));

/** The types that a patient can choose, and how their booking is confirmed. */
interface Terms extends Pick<Offered, "asks" | "isRequest"> {
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
  { kind: "may_come"; licensedUntil: Temporal.Instant | null; terms: Terms | null } | OfferRefusal
> {
  const { complete, missing, state } = await bookingReadiness(trx, pair.patientId);
  const therapist = await holdTherapistFor(trx, pair, state);
  if (!therapist) return { kind: "not_found" };
  const { status, listed, licensedUntil, bookingMode } = therapist;
  const isLicensed = covers(licensedUntil, licensedAt);
  if (isAgreed) {
    if (state && !isLicensed) return { kind: "not_licensed", state };
    return { kind: "may_come", licensedUntil, terms: null };
  }
  if (status !== "active" || !(listed || byTherapist)) return { kind: "not_found" };
  const { booking, standing } = careForViewer(therapist);
  if (booking === "none" || (acceptedOnly && booking !== "any")) return { kind: "not_connected" };
  if (!complete || !state) return { kind: "profile_incomplete", missing };
  if (!isLicensed) return { kind: "not_licensed", state };
  const types = therapist.types ?? [];
  const terms = {
    types: byTherapist ? [null, ...types] : choosableTypes(types, booking),
    asks: standing === "none",
    isRequest: !byTherapist && bookingMode === "request",
  };
  return { kind: "may_come", licensedUntil, terms };
}
