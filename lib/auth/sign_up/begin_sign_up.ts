import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { emailKey } from "../accounts/email_key.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { beginAttempt, type SignUpRequest } from "./pending_sign_up.ts";

/** Counts a sign-up against the caller's network and the address. @returns the refusal, or null. */
export const countSignUp = (caller: Caller, email: string): Promise<TooMany | null> =>
  countAttempt(caller, ["signUpByNetwork", caller.network], ["signUpByAddress", emailKey(email)]);

/**
 * Begins an attempt whose address is still to be proven; one with an address that has an account leads
 * nowhere. @returns its id.
 */
export async function beginSignUp(
  trx: Transaction,
  caller: Caller,
  person: Omit<Extract<SignUpRequest, { kind: "new" }>, "kind">,
): Promise<string> {
  const { email } = person;
  const owner = await trx.selectFrom("users").select(["email", "locale"])
    .where("emailKey", "=", emailKey(email)).executeTakeFirst();
  return await beginAttempt(
    trx,
    caller,
    owner ? { kind: "taken", email, owner: owner.email, locale: owner.locale } : { kind: "new", ...person },
  );
}
