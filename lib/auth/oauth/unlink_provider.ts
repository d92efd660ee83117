import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { findWaysIn } from "../two_factor/ways_in.ts";
import { providerLabels } from "../../config/providers.ts";
import type { ProviderId } from "../../config/providers.ts";

export type UnlinkResult =
  | { kind: "unlinked" }
  | { kind: "not_found" }
  /** No other sign-in method is left. */
  | { kind: "last_way_in" };

/**
 * Unlinks a provider from the acting user's account. The session's proof must be recent; the route checks
 * that.
 */
export function unlinkProvider(
  acting: Acting,
  session: Pick<Session, "id">,
  provider: ProviderId,
): Promise<UnlinkResult> {
  const { db, actor: { userId }, config } = acting;
  return transaction(db, async (trx): Promise<UnlinkResult> => {
    const issuer = config.providers[provider]?.issuer;
    const { password, passkeys, providers } = await findWaysIn(trx, userId);
    if (!issuer || !providers.includes(issuer)) return { kind: "not_found" };
    // Transactions are serializable, so two simultaneous removals cannot each rely on the other's sign-in
    // method.
    const others = providers.filter((each) => each !== issuer);
    if (!password && passkeys === 0 && others.length === 0) return { kind: "last_way_in" };
    await trx.deleteFrom("accounts").where("userId", "=", userId).where("issuer", "=", issuer).execute();
    await forgetTrust(trx, userId);
    await endSessionsOf(trx, acting, userId, { except: session.id });
    await recordAccountEvent(trx, acting, userId, "unlink_provider", { reason: provider });
    await notifyOwner(trx, acting, acting.actor, {
      kind: "provider_unlinked",
      provider: providerLabels[provider],
    });
    return { kind: "unlinked" };
  });
}
