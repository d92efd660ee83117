import { z } from "zod";
import type { SignInMethod } from "../../shared/codes/sign_in_methods.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { findToken, issueToken, type TokenType, useToken } from "../tokens/single_use_token.ts";

/** How long a correct first factor waits for the second. */
export const CHALLENGE_LIVES = Temporal.Duration.from({ minutes: 10 });

const payload = z.strictObject({ method: z.enum(["password", "passkey", "google", "zoom"]) });
const challengeToken: TokenType<typeof payload> = { kind: "second_factor", lives: CHALLENGE_LIVES, payload };

/** A user with a correct first factor. It is not a session: only the challenge page reads it. */
export interface Challenge {
  user: SigningInUser;
  /** The first factor. */
  method: SignInMethod;
}

/** Stores a correct first factor. @returns the secret that only this browser gets. */
export function beginChallenge(
  trx: Transaction,
  caller: Pick<Caller, "now" | "keyring">,
  { id }: Pick<SigningInUser, "id">,
  method: SignInMethod,
): Promise<string> {
  return issueToken(trx, caller, challengeToken, { userId: id, payload: { method } });
}

/** Returns the user of a challenge. Null: unknown, used, expired, or the user is no longer active. */
export async function findChallenge(
  caller: Pick<Caller, "db" | "now" | "keyring">,
  secret: string,
): Promise<Challenge | null> {
  const token = await findToken(caller, challengeToken, secret);
  if (!token?.userId) return null;
  const user = await caller.db.selectFrom("users").select(["id", "role", "name", "email", "timeZone"])
    .where("id", "=", token.userId).where("status", "=", "active").executeTakeFirst();
  return user ? { user, method: token.payload.method } : null;
}

/** Uses the challenge up in the statement that finds it. @returns whether it existed. */
export async function useUpChallenge(
  trx: Transaction,
  caller: Pick<Caller, "now" | "keyring">,
  secret: string,
): Promise<boolean> {
  return await useToken(trx, caller, challengeToken, secret) !== null;
}
