import { violates } from "../../../db/constraint.ts";
import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { FinishSignUpInput } from "../../shared/schemas/oauth.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { createUser } from "../accounts/create_user.ts";
import { emailKey } from "../accounts/email_key.ts";
import { type PassedFirstFactor, passFirstFactor } from "../sign_in/pass_first_factor.ts";
import { beginAttempt } from "../sign_up/pending_sign_up.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import type { Browser } from "../sessions/session.ts";
import { findToken, useToken, type WaitingToken } from "../tokens/single_use_token.ts";
import { newcomerToken } from "./oauth_attempt.ts";
import type { z } from "zod";

export type Newcomer = z.output<typeof newcomerToken["payload"]>;

/** Whom a ticket was made for, or null. */
export async function findNewcomer(caller: Caller, ticket: string): Promise<Newcomer | null> {
  return (await findToken(caller, newcomerToken, ticket))?.payload ?? null;
}

type FinishSignUpResult =
  | PassedFirstFactor
  /** The provider has not made sure of the address: a code has been mailed to it. */
  | { kind: "code_sent"; attemptId: string }
  | { kind: "email_missing" }
  | { kind: "gone" }
  /** The address or the identity has got an account meanwhile. */
  | { kind: "taken" }
  | TooMany;

/**
 * Makes the account of somebody whom a provider vouches for. An address that the provider has proven is taken as it is; any other
 * is proven by code first, like in every sign-up. Sign-ups that wait with this address and a password of somebody's are
 * forgotten: a password set before the proof must not come to life (BA pr 10239).
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
      await trx.deleteFrom("tokens").where("emailKey", "=", emailKey(email)).execute();
      const { name, role, timeZone } = input;
      const identity = { issuer, subject };
      const user = await createUser(trx, caller, {
        name,
        role,
        timeZone,
        email,
        passwordHash: null,
        identity,
      });
      await recordAccountEvent(trx, caller, user.id, "sign_up", { by: ownerOf(user) });
      return await passFirstFactor(trx, caller, user, provider, browser);
    });
  } catch (error) {
    const isTaken = violates(error, "users_email_key_key") || violates(error, "accounts_issuer_subject_key");
    if (isTaken) return { kind: "taken" };
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
  const refusal = await countAttempt(
    caller,
    ["signUpByNetwork", caller.network],
    ["signUpByAddress", emailKey(email)],
  );
  if (refusal) return refusal;
  return await transaction(caller.db, async (trx): Promise<FinishSignUpResult> => {
    if (!await useToken(trx, caller, newcomerToken, ticket)) return { kind: "gone" };
    const owner = await trx.selectFrom("users").select(["email", "locale"]).where(
      "emailKey",
      "=",
      emailKey(email),
    )
      .executeTakeFirst();
    const identity = { issuer, subject };
    const attemptId = await beginAttempt(
      trx,
      caller,
      owner
        ? { kind: "taken", email, owner: owner.email, locale: owner.locale }
        : { kind: "new", name, email, role, timeZone, passwordHash: null, identity },
    );
    return { kind: "code_sent", attemptId };
  });
}
