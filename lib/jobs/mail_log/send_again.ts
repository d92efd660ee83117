import { type Transaction, transaction } from "../../../db/transaction.ts";
import { recordAuditEvent } from "../../audit/record_audit_event.ts";
import type { Acting } from "../../practice.ts";
import { OUT_OF_THE_WAY } from "../claim_jobs.ts";
import { wakeWorkers } from "../wake_workers.ts";

/** How many one press of the button revives. */
const MOST_AT_ONCE = 500;

export type SendAgainResult =
  | { kind: "waiting" }
  | { kind: "not_found" }
  /** It is not dead: it waits, was delivered, or another admin has just sent it again. */
  | { kind: "not_dead" };

/** Puts a dead mail back into the queue, due now and with all its attempts. It stays sealed. */
export async function sendAgain(acting: Acting, id: string): Promise<SendAgainResult> {
  const { db } = acting;
  const revived = await transaction(db, (trx) => revive(trx, acting, [id]), OUT_OF_THE_WAY);
  if (revived > 0) return { kind: "waiting" };
  const mail = await db.selectFrom("mails").select("id").where("id", "=", id).executeTakeFirst();
  return { kind: mail ? "not_dead" : "not_found" };
}

/**
 * Puts every dead mail back into the queue, at most 500 at once, the longest dead first. @returns how many.
 */
export function sendAllAgain(acting: Acting): Promise<number> {
  return transaction(acting.db, async (trx) => {
    const dead = await trx.selectFrom("mails").select("id").where("status", "=", "dead")
      .orderBy("changedAt").orderBy("id").limit(MOST_AT_ONCE).execute();
    return await revive(trx, acting, dead.map(({ id }) => id));
  }, OUT_OF_THE_WAY);
}

/** Revives the dead ones among them. Each leaves an audit event. */
async function revive(trx: Transaction, acting: Acting, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const jobs = await trx.updateTable("jobs").set({
    deadAt: null,
    lastError: null,
    claimedBy: null,
    claimedUntil: null,
    attempts: 0,
    runAt: acting.now(),
  }).where("id", "in", ids).where("deadAt", "is not", null).returning("id").execute();
  if (jobs.length === 0) return 0;
  const mails = await trx.updateTable("mails").set({
    status: "waiting",
    attempts: 0,
    changedAt: acting.now(),
  })
    .where("id", "in", jobs.map(({ id }) => id)).returning(["id", "userId"]).execute();
  for (const { id, userId } of mails) {
    await recordAuditEvent(trx, acting, {
      action: "send_again",
      subjectType: "mail",
      subjectId: id,
      ownerId: userId,
    });
  }
  wakeWorkers(acting.db);
  return mails.length;
}
