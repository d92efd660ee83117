import { type Transaction, transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { type AppointmentView, openedViewOf } from "../appointments/appointment_view.ts";
import { appointmentsOf } from "../appointments/appointments_of.ts";
import { recordForPatients } from "../appointments/record_for_patients.ts";
import { zoneOfTherapist } from "../schedule/zone_of_therapist.ts";
import { MOST_VISITS, occurrencesOf } from "./plan/occurrences.ts";
import type { Plan, PlanDecisions } from "./plan/plan.ts";
import { wishHash } from "./wish_hash.ts";

/** The constraint that a reused key violates. */
export const IDEMPOTENCY_KEY = "appointments_created_by_idempotency_key_key";

/**
 * Returns the key of each visit of a plan: the client's own for the first one, and derived keys for the
 * others.
 */
export const keyOfVisit = (idempotencyKey: string, index: number): string =>
  index === 0 ? idempotencyKey : `${idempotencyKey}/${index}`;

type Replay =
  | { kind: "booked"; appointments: AppointmentView[]; replayed: true }
  /** The key was used for a different booking. */
  | { kind: "key_reused" };

/**
 * Returns what the same key has already booked, or null. The same wish gets its visits as they are now,
 * because the client does not know later changes. Every other wish is refused.
 */
export async function findReplay(
  acting: Acting,
  plan: Plan,
  { skip, idempotencyKey }: Pick<PlanDecisions, "skip" | "idempotencyKey">,
): Promise<Replay | null> {
  const { db, actor } = acting;
  const first = await db.selectFrom("appointments").select("wishHash")
    .where("createdBy", "=", actor.userId).where("idempotencyKey", "=", idempotencyKey).executeTakeFirst();
  if (!first) return null;
  if (first.wishHash !== null && first.wishHash !== wishHash(plan, skip)) return { kind: "key_reused" };
  return await transaction(db, async (trx): Promise<Replay> => {
    const made = await visitsMadeBy(trx, acting, idempotencyKey);
    const isSame = made.length > 0 && (first.wishHash !== null || await areVisitsOf(trx, plan, skip, made));
    if (!isSame) return { kind: "key_reused" };
    for (const row of made) await recordForPatients(trx, acting, row, "read");
    const appointments = await Promise.all(made.map((row) => openedViewOf(row, acting)));
    return { kind: "booked", appointments, replayed: true };
  }, { isolation: "read committed" });
}

/**
 * Returns the visits that a key has booked, in the plan's order. Visits that the acting user may no longer
 * see are omitted.
 */
async function visitsMadeBy(trx: Transaction, { actor, now }: Acting, idempotencyKey: string) {
  const keys = Array.from({ length: MOST_VISITS }, (_, index) => keyOfVisit(idempotencyKey, index));
  const rows = await appointmentsOf(trx, actor.userId, now())
    .select(["appointments.idempotencyKey", "appointments.typeId", "appointments.timeSetAt"])
    .where("appointments.createdBy", "=", actor.userId).where("appointments.idempotencyKey", "in", keys)
    .execute();
  return rows.toSorted((a, b) => keys.indexOf(a.idempotencyKey) - keys.indexOf(b.idempotencyKey));
}

type MadeVisit = Awaited<ReturnType<typeof visitsMadeBy>>[number];

/**
 * Returns whether these visits, which were booked before wishes were stored, match a plan: therapist,
 * patients, type and all times are equal. A visit that was moved matches at any time, and so does a couple or
 * group that has changed, with any patients.
 */
async function areVisitsOf(
  trx: Transaction,
  plan: Plan,
  skip: readonly Temporal.Instant[],
  made: readonly MadeVisit[],
): Promise<boolean> {
  const timeZone = await zoneOfTherapist(trx, plan.therapistId);
  const starts = (timeZone === null ? [] : occurrencesOf(plan.startsAt, plan.repeat, timeZone))
    .filter((startsAt) => !skip.some((one) => one.equals(startsAt)));
  return made.length === starts.length && made.every((row, index) => isVisitOf(plan, starts[index], row));
}

function isVisitOf(plan: Plan, startsAt: Temporal.Instant, row: MadeVisit): boolean {
  const isSameTime = row.startsAt.equals(startsAt) || row.timeSetAt !== null;
  const mayHaveChanged = row.kind !== "individual" && row.sequence > 0;
  const isSamePatients = row.patients.length === plan.patientIds.length &&
    row.patients.every(({ id }) => plan.patientIds.includes(id));
  return row.therapistId === plan.therapistId && row.typeId === plan.typeId && row.kind === plan.kind &&
    isSameTime && (isSamePatients || mayHaveChanged);
}
