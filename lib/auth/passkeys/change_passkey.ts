import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { forgetLastFactor } from "../two_factor/forget_last_factor.ts";
import { findWaysIn } from "../two_factor/ways_in.ts";

/** Renames one of the acting user's passkeys. */
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

export type RemovePasskeyResult =
  | { kind: "removed" }
  | { kind: "not_found" }
  /** No other sign-in method is left. */
  | { kind: "last_way_in" };

/**
 * Removes one of the acting user's passkeys, notifies the owner, and ends the other sessions and all browser
 * trust, because they may belong to a lost device. The session's proof must be recent; the route checks that.
 */
export async function removePasskey(
  acting: Acting,
  session: Pick<Session, "id">,
  passkeyId: string,
): Promise<RemovePasskeyResult> {
  const { db, actor: { userId } } = acting;
  return await transaction(db, async (trx): Promise<RemovePasskeyResult> => {
    const own = await trx.selectFrom("passkeys").select("id")
      .where("id", "=", passkeyId).where("userId", "=", userId).executeTakeFirst();
    if (!own) return { kind: "not_found" };
    const { password, providers, passkeys } = await findWaysIn(trx, userId);
    // Transactions are serializable, so two simultaneous removals cannot each leave the other as the sign-in
    // method.
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
