import type { Transaction } from "../../../db/transaction.ts";
import type { Interval } from "./interval.ts";
import { type VisitLength, withBuffers } from "./visit_length.ts";

/** The length of one row of `booked_time`. Minutes. */
export const STEP_MINUTES = 5;
const STEP_MS = STEP_MINUTES * 60_000;

/** The facts that decide whose time an appointment takes, and when. */
export interface HeldTime {
  therapistId: string;
  patientIds: readonly string[];
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
}

/** Returns the time that a visit of this length would take at this start. */
export function heldTime(
  { therapistId, slotMinutes, bufferBeforeMinutes, bufferAfterMinutes }: VisitLength & {
    therapistId: string;
  },
  patientIds: readonly string[],
  startsAt: Temporal.Instant,
): HeldTime {
  const endsAt = startsAt.add({ minutes: slotMinutes });
  return { therapistId, patientIds, startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes };
}

interface Step {
  userId: string;
  at: Temporal.Instant;
}

/**
 * Returns the five-minute steps that a visit takes: the therapist's with buffers, each patient's without.
 * They are always in the same order, by user and then by time, so that two bookings never wait for each
 * other.
 */
export function stepsOf(held: HeldTime): Step[] {
  const therapist = stepsBetween(withBuffers(held, held)).map((at) => ({ userId: held.therapistId, at }));
  const visit = stepsBetween(held);
  const patients = held.patientIds.flatMap((userId) => visit.map((at) => ({ userId, at })));
  // A stable sort: each user's steps stay in order of time.
  return [...therapist, ...patients].sort((a, b) => a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0);
}

/**
 * Takes the time for an appointment. The primary key refuses any overlap: this then throws an error that
 * `violates(error, BOOKED_TIME_KEY)` recognizes, and the transaction is over.
 */
export async function holdTime(trx: Transaction, appointmentId: string, held: HeldTime): Promise<void> {
  const rows = stepsOf(held).map((step) => ({ ...step, appointmentId }));
  await trx.insertInto("bookedTime").values(rows).execute();
}

/** The constraint that a double booking violates. */
export const BOOKED_TIME_KEY = "booked_time_pkey";

/** Frees all the time that an appointment took. */
export async function releaseTime(trx: Transaction, appointmentId: string): Promise<void> {
  await trx.deleteFrom("bookedTime").where("appointmentId", "=", appointmentId).execute();
}

/** Returns every step that the interval touches. */
function stepsBetween({ startsAt, endsAt }: Interval): Temporal.Instant[] {
  const steps: Temporal.Instant[] = [];
  const first = Math.floor(startsAt.epochMilliseconds / STEP_MS) * STEP_MS;
  for (let at = first; at < endsAt.epochMilliseconds; at += STEP_MS) {
    steps.push(Temporal.Instant.fromEpochMilliseconds(at));
  }
  return steps;
}
