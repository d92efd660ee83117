import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { FinishSignUpInput } from "../../shared/schemas/oauth.ts";
import type { TooMany } from "../limits/count_attempt.ts";
import { type PassedFirstFactor, passFirstFactor } from "../sign_in/pass_first_factor.ts";
import { beginSignUp, countSignUp } from "../sign_up/begin_sign_up.ts";
import { createAccount, isTaken } from "../sign_up/create_account.ts";
import type { Browser } from "../sessions/session.ts";
import { findToken, useToken, type WaitingToken } from "../tokens/single_use_token.ts";
import { newcomerToken } from "./oauth_attempt.ts";
import type { z } from "zod";

export type Newcomer = z.output<typeof newcomerToken["payload"]>;

/** Returns the person that a ticket was issued for, or null. */
export async function findNewcomer(caller: Caller, ticket: string): Promise<Newcomer | null> {
  return (await findToken(caller, newcomerToken, ticket))?.payload ?? null;
}

export type FinishSignUpResult =
  | PassedFirstFactor
  /** The provider has not verified the address, so a code has been mailed to it. */
  | { kind: "code_sent"; attemptId: string }
  | { kind: "email_missing" }
  | { kind: "gone" }
  /** The address or the identity got an account in the meantime. */
  | { kind: "taken" }
  | TooMany;

/**
 * Creates the account of a person whom a provider vouches for. An address that the provider has verified is
 * accepted; any other is verified by code first, as in every sign-up. Pending sign-ups with this address and
 * a password are deleted, because a password that was set before the verification must never work (BA pr
 * 10239).
 */
export async function finishSignUp(
  caller: Caller,
  ticket: string,
  input: FinishSignUpInput,
  browser: Browser,
): Promise<FinishSignUpResult> {
  const newcomer = await findNewcomer(caller, ticket);
  if (!newcomer) return { kind: "gone" };
  if (!newcomer.isEmailProven) return await askForProof(caller, ticket, newcomer, input);
  try {
    return await transaction(caller.db, async (trx): Promise<FinishSignUpResult> => {
      const token: WaitingToken<Newcomer> | null = await useToken(trx, caller, newcomerToken, ticket);
      if (!token?.payload.email) return { kind: "gone" };
      const { email, issuer, subject, provider } = token.payload;
      const { name, role, timeZone } = input;
      const identity = { issuer, subject };
      const person = { name, role, timeZone, email, passwordHash: null, identity };
      const user = await createAccount(trx, caller, person);
      return await passFirstFactor(trx, caller, user, provider, browser);
    });
  } catch (error) {
    if (isTaken(error)) return { kind: "taken" };
    throw error;
  }
}

async function askForProof(
  caller: Caller,
  ticket: string,
  { email: theirs, issuer, subject }: Newcomer,
  { name, role, timeZone, email: typed }: FinishSignUpInput,
): Promise<FinishSignUpResult> {
  const email = typed ?? theirs;
  if (!email) return { kind: "email_missing" };
  const refusal = await countSignUp(caller, email);
  if (refusal) return refusal;
  return await transaction(caller.db, async (trx): Promise<FinishSignUpResult> => {
    if (!await useToken(trx, caller, newcomerToken, ticket)) return { kind: "gone" };
    const person = { name, email, role, timeZone, passwordHash: null, identity: { issuer, subject } };
    const attemptId = await beginSignUp(trx, caller, person);
    return { kind: "code_sent", attemptId };
  });
}
