import { z } from "zod";
import type { SignInMethod } from "../../../db/schema.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Visit } from "../../practice.ts";
import type { SigningInUser } from "../actor_of.ts";
import { hashSecret, newSecret } from "../secret.ts";

/** How long a right first factor waits for its second. */
export const CHALLENGE_LIVES = Temporal.Duration.from({ minutes: 10 });

/** Somebody whose first factor was right. */
export interface Challenge {
  id: string;
  user: SigningInUser;
  method: SignInMethod;
}

const payloadContext = (id: string) => `tokens.payload:${id}`;
const challengePayload = z.strictObject({ method: z.enum(["password", "passkey", "google", "zoom"]) });

/** Remembers that a first factor was right. @returns the secret that only this browser gets to know. */
export async function beginChallenge(
  trx: Transaction,
  visit: Pick<Visit, "now" | "keyring">,
  user: Pick<SigningInUser, "id">,
  method: SignInMethod,
): Promise<string> {
  const id = crypto.randomUUID();
  const now = visit.now();
  const secret = newSecret();
  await trx.insertInto("tokens").values({
    id,
    kind: "second_factor",
    emailKey: null,
    userId: user.id,
    secretHash: hashSecret(secret),
    codeHash: null,
    payload: await visit.keyring.seal(JSON.stringify({ method }), payloadContext(id)),
    attempts: 0,
    createdAt: now,
    expiresAt: now.add(CHALLENGE_LIVES),
  }).execute();
  return secret;
}

/** Whose challenge it is. Null: unknown, used, run out, or the user is no longer active. */
export async function findChallenge(
  visit: Pick<Visit, "db" | "now" | "keyring">,
  secret: string,
): Promise<Challenge | null> {
  const row = await visit.db.selectFrom("tokens").innerJoin("users", "users.id", "tokens.userId")
    .select(["tokens.id as tokenId", "payload", "users.id", "role", "name", "email", "timeZone"])
    .where("kind", "=", "second_factor")
    .where("secretHash", "=", hashSecret(secret))
    .where("expiresAt", ">", visit.now())
    .where("users.status", "=", "active")
    .executeTakeFirst();
  if (!row) return null;
  const { tokenId, payload, ...user } = row;
  const opened = await visit.keyring.open(payload, payloadContext(tokenId));
  return { id: tokenId, user, method: challengePayload.parse(JSON.parse(opened)).method };
}

/** Uses the challenge up, in the statement that finds it. @returns whether it was there to be used. */
export async function useUpChallenge(
  trx: Transaction,
  { now }: Pick<Visit, "now">,
  { id }: Challenge,
): Promise<boolean> {
  const used = await trx.deleteFrom("tokens").where("id", "=", id).where("expiresAt", ">", now())
    .returning("id").executeTakeFirst();
  return used !== undefined;
}
