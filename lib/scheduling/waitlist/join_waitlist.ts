import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import { hasActiveCare } from "../../people/care/care_of.ts";
import type { Acting } from "../../practice.ts";
import { findRow } from "../appointments_of.ts";
import { changeRefusal } from "../change_refusal.ts";
import type { TimeWish } from "./wish.ts";

/** What is waited for: an earlier time than an appointment's, or a visit with a therapist. */
export type WaitedFor =
  | { appointmentId: string; therapistId?: undefined }
  | { therapistId: string; typeId: string | null; appointmentId?: undefined };

export type JoinResult =
  | { kind: "joined"; entryId: string }
  | { kind: "not_found" }
  /** Only who has been taken on can wait for a time. */
  | { kind: "not_connected" }
  /** The appointment cannot be moved any more. */
  | { kind: "not_movable" }
  | { kind: "type_not_offered" }
  /** The last day is over where the patient is. */
  | { kind: "past" };

/**
 * Puts the acting patient on the waitlist. Whoever waits for the same already changes what they wish, and keeps their place: the key
 * `live_key` sees to it that nobody waits twice.
 */
export function joinWaitlist(acting: Acting, what: WaitedFor, wish: TimeWish): Promise<JoinResult> {
  const { userId: patientId, timeZone } = acting.actor;
  const today = acting.now().toZonedDateTimeISO(timeZone).toPlainDate();
  if (Temporal.PlainDate.compare(wish.latest, today) < 0) return Promise.resolve({ kind: "past" });
  return transaction(acting.db, async (trx): Promise<JoinResult> => {
    const checked = await check(trx, acting, what);
    if (checked.kind !== "may_wait") return checked;
    const { therapistId, appointmentId, typeId } = checked;
    const facts = { ...wish, weekdays: [...wish.weekdays], partsOfDay: [...wish.partsOfDay], typeId };
    const { id } = await trx.insertInto("waitlistEntries").values({
      id: crypto.randomUUID(),
      patientId,
      therapistId,
      appointmentId,
      ...facts,
      state: "waiting",
      liveKey: `${patientId} ${appointmentId ?? therapistId}`,
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

type Checked =
  | { kind: "may_wait"; therapistId: string; appointmentId: string | null; typeId: string | null }
  | Exclude<JoinResult, { kind: "joined" }>;

async function check(trx: Transaction, { actor, now }: Acting, what: WaitedFor): Promise<Checked> {
  if (what.appointmentId !== undefined) {
    const row = await findRow(trx, actor.userId, what.appointmentId, now());
    if (!row?.patients.some(({ id }) => id === actor.userId)) return { kind: "not_found" };
    const { id: appointmentId, therapistId } = row;
    if (changeRefusal("reschedule", row, "patient", now())) return { kind: "not_movable" };
    return { kind: "may_wait", therapistId, appointmentId, typeId: null };
  }
  const { therapistId, typeId } = what;
  const therapist = await trx.selectFrom("therapistProfiles").innerJoin("users", "users.id", "userId")
    .select("userId").where("userId", "=", therapistId).where("listed", "=", true)
    .where("users.status", "=", "active").executeTakeFirst();
  if (!therapist) return { kind: "not_found" };
  if (!await hasActiveCare(trx, { patientId: actor.userId, therapistId })) return { kind: "not_connected" };
  if (typeId !== null) {
    const type = await trx.selectFrom("appointmentTypes").select("id").where("id", "=", typeId)
      .where("therapistId", "=", therapistId).where("archivedAt", "is", null).where("forWhom", "!=", "first")
      .executeTakeFirst();
    if (!type) return { kind: "type_not_offered" };
  }
  return { kind: "may_wait", therapistId, appointmentId: null, typeId };
}
