import type { User } from "../../../db/schema/accounts.ts";
import { violates } from "../../../db/constraint.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { createUser, type ProvenPerson } from "../accounts/create_user.ts";
import { emailKey } from "../accounts/email_key.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";

/**
 * Creates the account of a person whose address has been proven, by code or by a provider. Pending sign-ups
 * with this address and a password are deleted, because a password that was set before the proof must never
 * work (BA pr 10239).
 */
export async function createAccount(trx: Transaction, caller: Caller, person: ProvenPerson): Promise<User> {
  await trx.deleteFrom("tokens").where("emailKey", "=", emailKey(person.email)).execute();
  const user = await createUser(trx, caller, person);
  await recordAccountEvent(trx, caller, user.id, "sign_up", { by: ownerOf(user) });
  return user;
}

/**
 * Whether the address or the identity has been given an account since: the database decides, so that no other
 * change can come in between.
 */
export const isTaken = (error: unknown): boolean =>
  violates(error, "users_email_key_key") || violates(error, "accounts_issuer_subject_key");
