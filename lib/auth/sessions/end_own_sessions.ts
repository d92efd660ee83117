import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSession, endSessionsOf } from "./session.ts";
import type { Session } from "./found_session.ts";

/** Ends one of the acting user's own sessions. Another user's session is not found. */
export function endOwnSession(
  acting: Acting,
  sessionId: string,
): Promise<{ kind: "ended" } | { kind: "not_found" }> {
  const { actor, db } = acting;
  return transaction(db, async (trx) => {
    const own = await trx.selectFrom("sessions").select("id").where("id", "=", sessionId)
      .where("userId", "=", actor.userId).executeTakeFirst();
    if (!own) return { kind: "not_found" };
    await endSession(trx, acting, own.id);
    await recordAccountEvent(trx, acting, actor.userId, "end_session");
    return { kind: "ended" };
  });
}

/** Ends all of the acting user's sessions except this one. @returns how many. */
export function endOtherSessions(acting: Acting, session: Pick<Session, "id">): Promise<number> {
  const { actor, db } = acting;
  return transaction(db, async (trx) => {
    const ended = await endSessionsOf(trx, acting, actor.userId, { except: session.id });
    await recordAccountEvent(trx, acting, actor.userId, "end_other_sessions");
    return ended;
  });
}
