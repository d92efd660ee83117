import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { OWN_ISSUER } from "../accounts/create_user.ts";
import { endSessionsOf } from "../sessions/session.ts";

/**
 * Sets a user's password in place of an earlier one, if any. Every other session ends, browser trust ends,
 * and earlier links stop working, so anyone with the old password is locked out (ASVS 5.0, 7.4.3).
 */
export async function setPassword(
  trx: Transaction,
  caller: Pick<Caller, "now" | "cache">,
  userId: string,
  passwordHash: string,
  { exceptSession }: { exceptSession?: string } = {},
): Promise<void> {
  await trx.insertInto("accounts").values({
    id: crypto.randomUUID(),
    userId,
    issuer: OWN_ISSUER,
    subject: userId,
    passwordHash,
    createdAt: caller.now(),
  }).onConflict((conflict) => conflict.columns(["issuer", "subject"]).doUpdateSet({ passwordHash }))
    .execute();
  await endSessionsOf(trx, caller, userId, { except: exceptSession });
  await forgetTrust(trx, userId);
  await trx.deleteFrom("tokens").where("userId", "=", userId)
    .where("kind", "in", ["password_reset", "email_change", "second_factor"]).execute();
}
