import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SignUpInput } from "../../shared/schemas/auth.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { hashPassword } from "../password/password.ts";
import { passwordProblem } from "../password/password_rules.ts";
import { emailKey } from "../accounts/email_key.ts";
import { beginSignUp } from "./begin_sign_up.ts";

export type SignUpResult =
  /** A mail has been sent, whether or not the address has an account: only its owner learns which. */
  | { kind: "code_sent"; attemptId: string }
  | { kind: "weak_password"; reason: string }
  | TooMany;

/**
 * Requests an account. Nothing exists until the address is verified, and then with the password of the
 * attempt that was verified, so an attacker who signs up with another person's address gains nothing
 * (GHSA-g38m-r43w-p2q7). A taken address gets the same answer after the same time and work (ASVS 5.0, 6.3.8).
 */
export async function signUp(caller: Caller, input: SignUpInput): Promise<SignUpResult> {
  // The estimate costs more than any other answer to a visitor, so it comes after the count. A weak password
  // sends no mail, so it does not count against the address.
  const tooManyHere = await countAttempt(caller, ["signUpByNetwork", caller.network]);
  if (tooManyHere) return tooManyHere;
  const reason = await passwordProblem(input.password, input);
  if (reason) return { kind: "weak_password", reason };
  const refusal = await countAttempt(caller, ["signUpByAddress", emailKey(input.email)]);
  if (refusal) return refusal;

  const { name, email, role, timeZone } = input;
  const passwordHash = await hashPassword(caller.config, input.password);
  const person = { name, email, role, timeZone, passwordHash, identity: null };
  const attemptId = await transaction(caller.db, (trx) => beginSignUp(trx, caller, person));
  return { kind: "code_sent", attemptId };
}
