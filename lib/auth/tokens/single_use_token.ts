import type { z } from "zod";
import type { TokenKind } from "../../../db/schema/accounts.ts";
import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { hashSecret, newSecret } from "./secret.ts";

/** Returns the context that a token's payload is sealed with. */
export const tokenContext = (id: string) => `tokens.payload:${id}`;

/** A type of token: its name, its lifetime, and its payload. */
export interface TokenType<Payload extends z.ZodType> {
  kind: TokenKind;
  lives: Temporal.Duration;
  payload: Payload;
}

/** A token that has not been used yet. */
export interface WaitingToken<Payload> {
  id: string;
  userId: string | null;
  payload: Payload;
}

/**
 * Creates a single-use token. Its payload is sealed, and only a hash of its secret is stored, so a stolen
 * table contains nothing usable (ASVS 5.0, 6.5.2).
 * @returns the secret, for a link in a mail or a cookie.
 */
export async function issueToken<Payload extends z.ZodType>(
  trx: Transaction,
  caller: Pick<Caller, "now" | "keyring">,
  { kind, lives }: TokenType<Payload>,
  { userId, emailKey = null, payload }: {
    userId: string | null;
    emailKey?: string | null;
    payload: z.input<Payload>;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  const now = caller.now();
  const secret = newSecret();
  await trx.insertInto("tokens").values({
    id,
    kind,
    emailKey,
    userId,
    secretHash: hashSecret(secret),
    codeHash: null,
    payload: await caller.keyring.seal(JSON.stringify(payload), tokenContext(id)),
    attempts: 0,
    createdAt: now,
    expiresAt: now.add(lives),
  }).execute();
  return secret;
}

/**
 * Returns the token of this secret without using it, because mail scanners look as well. Null: unknown, used,
 * or expired.
 */
export async function findToken<Payload extends z.ZodType>(
  caller: Pick<Caller, "db" | "now" | "keyring">,
  type: TokenType<Payload>,
  secret: string,
): Promise<WaitingToken<z.output<Payload>> | null> {
  const row = await caller.db.selectFrom("tokens").select(["id", "userId", "payload"])
    .where("kind", "=", type.kind)
    .where("secretHash", "=", hashSecret(secret))
    .where("expiresAt", ">", caller.now())
    .executeTakeFirst();
  return row ? await openToken(caller, type, row) : null;
}

/** Uses the token up in the statement that finds it, so only one of two simultaneous uses gets it. */
export async function useToken<Payload extends z.ZodType>(
  trx: Transaction,
  caller: Pick<Caller, "now" | "keyring">,
  type: TokenType<Payload>,
  secret: string,
): Promise<WaitingToken<z.output<Payload>> | null> {
  const row = await trx.deleteFrom("tokens")
    .where("kind", "=", type.kind)
    .where("secretHash", "=", hashSecret(secret))
    .where("expiresAt", ">", caller.now())
    .returning(["id", "userId", "payload"])
    .executeTakeFirst();
  return row ? await openToken(caller, type, row) : null;
}

async function openToken<Payload extends z.ZodType>(
  { keyring }: Pick<Caller, "keyring">,
  type: TokenType<Payload>,
  { id, userId, payload }: { id: string; userId: string | null; payload: string },
): Promise<WaitingToken<z.output<Payload>>> {
  const opened: unknown = JSON.parse(await keyring.open(payload, tokenContext(id)));
  return { id, userId, payload: type.payload.parse(opened) };
}
