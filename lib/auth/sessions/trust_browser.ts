import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";

/** How long a trusted browser skips the second factor. Days. */
export const TRUST_DAYS = 30;

/**
 * Lets this browser sign its user in with one factor for the next 30 days. It gets a new secret, because an
 * earlier user of the same browser could have copied the old one. Its other users stay known.
 * @returns the new secret.
 */
export async function trustBrowser(
  trx: Transaction,
  caller: Caller,
  user: Pick<SigningInUser, "id" | "role">,
  secret: string,
): Promise<string> {
  const renewed = newSecret();
  await trx.updateTable("browsers").set({ secretHash: hashSecret(renewed) })
    .where("secretHash", "=", hashSecret(secret)).execute();
  await trx.updateTable("browsers").set({ trustedUntil: caller.now().add({ hours: TRUST_DAYS * 24 }) })
    .where("userId", "=", user.id).where("secretHash", "=", hashSecret(renewed)).execute();
  await recordAccountEvent(trx, caller, user.id, "trust_browser", { by: ownerOf(user) });
  return renewed;
}

/**
 * Ends the trust in all of the user's browsers: a sign-in method changed, and someone with the old one may be
 * using a trusted browser.
 */
export async function forgetTrust(trx: Transaction, userId: string): Promise<void> {
  await trx.updateTable("browsers").set({ trustedUntil: null })
    .where("userId", "=", userId).where("trustedUntil", "is not", null).execute();
}
