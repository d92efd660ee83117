import { violates } from "../../../db/constraint.ts";
import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { emailKey } from "../accounts/email_key.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { bypassCacheOf } from "../sessions/session_cache.ts";
import { findToken, useToken } from "../tokens/single_use_token.ts";
import { emailChangeToken } from "./email_change_token.ts";

/** Returns the address that a mail's link verifies, or null. Looking changes nothing. */
export async function findEmailChange(caller: Caller, secret: string): Promise<string | null> {
  const token = await findToken(caller, emailChangeToken, secret);
  return token && !token.payload.taken ? token.payload.email : null;
}

export type ConfirmEmailResult = { kind: "changed" } | { kind: "gone" } | { kind: "taken" };

/**
 * Changes the address to the one that this link verifies. The old address is notified, sessions in other
 * browsers end, and earlier links to the old address stop working.
 */
export async function confirmEmailChange(
  caller: Caller,
  secret: string,
  session: Pick<Session, "id"> | null,
): Promise<ConfirmEmailResult> {
  try {
    return await transaction(caller.db, async (trx) => {
      const token = await useToken(trx, caller, emailChangeToken, secret);
      if (!token?.userId || token.payload.taken) return { kind: "gone" };
      const user = await trx.selectFrom("users").select(["id", "role", "email", "timeZone"])
        .where("id", "=", token.userId).where("status", "=", "active").forUpdate().executeTakeFirst();
      if (!user) return { kind: "gone" };
      const { email } = token.payload;
      const now = caller.now();
      await trx.updateTable("users")
        .set({ email, emailKey: emailKey(email), emailVerifiedAt: now, updatedAt: now })
        .where("id", "=", user.id).execute();
      await endSessionsOf(trx, caller, user.id, { except: session?.id });
      await bypassCacheOf(trx, caller, user.id);
      await forgetTrust(trx, user.id);
      await trx.deleteFrom("tokens").where("userId", "=", user.id).where("kind", "=", "password_reset")
        .execute();
      await recordAccountEvent(trx, caller, user.id, "change_email", { by: ownerOf(user) });
      await notifyOwner(trx, caller, user, { kind: "email_changed" });
      return { kind: "changed" };
    });
  } catch (error) {
    // Another account has verified the address in the meantime.
    if (violates(error, "users_email_key_key")) return { kind: "taken" };
    throw error;
  }
}
