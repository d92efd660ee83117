import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import type { VerifiedPasskey } from "./verify_used_passkey.ts";

/** What a passkey was used for, as the audit trail names it. */
export type PasskeyAction = "sign_in" | "second_factor" | "confirm_passkey";

/**
 * Decides whether a passkey with a valid signature lets its owner in: it still exists, its user is active,
 * and its counter has increased. A counter that has not increased means a copy, so the passkey is refused and
 * its owner notified (WebAuthn, 6.1.1). The statement that stores the counter also compares it, so that one
 * of two simultaneous uses succeeds.
 * @returns the owner, or null if it is refused.
 */
export async function acceptPasskey(
  trx: Transaction,
  caller: Caller,
  { passkeyId, counter, backedUp }: VerifiedPasskey,
  action: PasskeyAction,
): Promise<SigningInUser | null> {
  const owner = await trx.selectFrom("passkeys").innerJoin("users", "users.id", "passkeys.userId")
    .select(["users.id", "role", "users.name", "email", "timeZone", "status"])
    .select("passkeys.name as passkey")
    .where("passkeys.id", "=", passkeyId).executeTakeFirst();
  if (!owner) return null;
  const { passkey, status, ...user } = owner;
  const refuse = (reason: string) =>
    recordAccountEvent(trx, caller, user.id, action, { outcome: "refused", reason });
  if (status !== "active") return await refuse(status), null;
  const used = await trx.updateTable("passkeys").set({ counter, backedUp, lastUsedAt: caller.now() })
    .where("id", "=", passkeyId)
    .where((is) =>
      is.or([is("counter", "<", counter), is.and([is("counter", "=", 0), is.val(counter === 0)])])
    )
    .returning("id").executeTakeFirst();
  if (used) return user;
  await refuse("passkey_counter");
  await notifyOwner(trx, caller, user, { kind: "passkey_copied", name: passkey });
  return null;
}
