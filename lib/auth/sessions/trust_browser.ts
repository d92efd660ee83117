import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import { hashSecret, newSecret } from "../tokens/secret.ts";

/** How long a browser is not asked for a second factor. Days. */
export const TRUST_DAYS = 30;

/**
 * Lets this browser of the user's sign in by one factor for the next 30 days. Its secret is new from then on: whoever used the same
 * browser before, and may have noted the old one, could else take the trust along. The others who are known in it stay known.
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

/** Trusts none of the user's browsers any more: a way in has changed, and whoever knew the old one may sit at one. */
export async function forgetTrust(trx: Transaction, userId: string): Promise<void> {
  await trx.updateTable("browsers").set({ trustedUntil: null })
    .where("userId", "=", userId).where("trustedUntil", "is not", null).execute();
}
