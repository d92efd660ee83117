import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { forgetLastFactor } from "../two_factor/forget_last_factor.ts";
import { findWaysIn } from "../two_factor/ways_in.ts";

/** Calls one's own passkey something else. */
export async function renamePasskey(
  { db, actor }: Acting,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<{ kind: "renamed" } | { kind: "not_found" }> {
  const renamed = await transaction(db, (trx) =>
    trx.updateTable("passkeys").set({ name })
      .where("id", "=", passkeyId).where("userId", "=", actor.userId)
      .returning("id").executeTakeFirst());
  return { kind: renamed ? "renamed" : "not_found" };
}

type RemoveResult =
  | { kind: "removed" }
  | { kind: "not_found" }
  /** Nothing else signs in to the account. */
  | { kind: "last_way_in" };

/**
 * Removes one's own passkey, tells the owner, and ends the other sessions and all trust in browsers: they may be of the device
 * that was lost. The caller has made sure that the session's proof is recent.
 */
export async function removePasskey(
  acting: Acting,
  session: Pick<Session, "id">,
  passkeyId: string,
): Promise<RemoveResult> {
  const { db, actor: { userId } } = acting;
  return await transaction(db, async (trx): Promise<RemoveResult> => {
    const own = await trx.selectFrom("passkeys").select("id")
      .where("id", "=", passkeyId).where("userId", "=", userId).executeTakeFirst();
    if (!own) return { kind: "not_found" };
    const { password, providers, passkeys } = await findWaysIn(trx, userId);
    // Transactions are serializable: two that are removed at once cannot both leave the other as the way in.
    if (!password && providers.length === 0 && passkeys === 1) return { kind: "last_way_in" };
    await trx.deleteFrom("passkeys").where("id", "=", passkeyId).execute();
    await forgetLastFactor(trx, acting, userId);
    await forgetTrust(trx, userId);
    await endSessionsOf(trx, acting, userId, { except: session.id });
    await recordAccountEvent(trx, acting, userId, "remove_passkey");
    await notifyOwner(trx, acting, acting.actor, { kind: "passkey_removed" });
    return { kind: "removed" };
  });
}
