import { quotas } from "../../config/account_limits.ts";
import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { changeRefusal } from "../appointments/may_change.ts";
import type { OfferRefusal } from "../booking/judge_patients.ts";
import { mayWaitFor } from "../booking/may_book.ts";
import { sameTime } from "../booking/plan/plan.ts";
import { type WaitedFor, whoWaits } from "./who_waits.ts";
import type { TimeWish } from "./wish.ts";

export type JoinResult =
  | { kind: "joined"; entryId: string }
  /** The appointment can no longer be moved. */
  | { kind: "not_movable" }
  | OfferRefusal
  /** The last day has already passed in the patient's zone. */
  | { kind: "past" }
  /** The patient waits for this many other things. */
  | { kind: "too_many"; most: number };

/**
 * Adds the acting patient, or one of their wards, to the waitlist. A patient who already waits for the same
 * thing changes their wishes and keeps their place. `live_key` ensures that no patient waits twice.
 */
export function joinWaitlist(acting: Acting, what: WaitedFor, wish: TimeWish): Promise<JoinResult> {
  const today = acting.now().toZonedDateTimeISO(acting.actor.timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(wish.latest, today) < 0) return Promise.resolve({ kind: "past" });
  return transaction(acting.db, async (trx): Promise<JoinResult> => {
    const checked = await check(trx, acting, what);
    if (checked.kind !== "may_wait") return checked;
    const { patientId, therapistId, appointmentId, typeId } = checked;
    const liveKey = `${patientId} ${appointmentId ?? therapistId}`;
    if (await waitsForOthers(trx, patientId, liveKey) >= quotas.waitlistEntries) {
      return { kind: "too_many", most: quotas.waitlistEntries };
    }
    const facts = { ...wish, weekdays: [...wish.weekdays], partsOfDay: [...wish.partsOfDay], typeId };
    const { id } = await trx.insertInto("waitlistEntries").values({
      id: crypto.randomUUID(),
      patientId,
      therapistId,
      appointmentId,
      ...facts,
      state: "waiting",
      liveKey,
      createdAt: acting.now(),
      endedAt: null,
    }).onConflict((conflict) => conflict.column("liveKey").doUpdateSet(facts)).returning("id")
      .executeTakeFirstOrThrow();
    await recordAuditEvent(trx, acting, {
      action: "join_waitlist",
      subjectType: "waitlist_entry",
      subjectId: id,
      ownerId: patientId,
    });
    return { kind: "joined", entryId: id };
  });
}

/** Counts what else the patient waits for. */
async function waitsForOthers(trx: Transaction, patientId: string, liveKey: string): Promise<number> {
  const { count } = await trx.selectFrom("waitlistEntries")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("patientId", "=", patientId).where("state", "=", "waiting").where("liveKey", "<>", liveKey)
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface MayWait {
  kind: "may_wait";
  patientId: string;
  therapistId: string;
  appointmentId: string | null;
  typeId: string | null;
}

async function check(
  trx: Transaction,
  acting: Acting,
  what: WaitedFor,
): Promise<MayWait | Exclude<JoinResult, { kind: "joined" }>> {
  const who = await whoWaits(trx, acting, what);
  if (!who) return { kind: "not_found" };
  const { patientId, row } = who;
  if (what.appointmentId !== undefined) {
    if (!row || changeRefusal("reschedule", row, "patient", acting.now())) return { kind: "not_movable" };
    const judged = await mayWaitFor(trx, acting, sameTime(row));
    const { id: appointmentId, therapistId } = row;
    if (judged.kind !== "may_come") return judged;
    return { kind: "may_wait", patientId, therapistId, appointmentId, typeId: null };
  }
  const { therapistId, typeId } = what;
  const plan = { therapistId, patientIds: [patientId], kind: "individual", typeId } as const;
  const judged = await mayWaitFor(trx, acting, plan);
  if (judged.kind !== "may_come") return judged;
  return { kind: "may_wait", patientId, therapistId, appointmentId: null, typeId };
}
