import { sha256 } from "@oslojs/crypto/sha2";
import { encodeHexLowerCase } from "@oslojs/encoding";
import type { Transaction } from "../../db/transaction.ts";
import { mailLimits } from "../config/account_limits.ts";
import type { Caller, Practice } from "../practice.ts";
import { TooManyMails } from "./too_many_mails.ts";

/** Who causes a mail: a caller, or Bloom itself. */
export type MailSender =
  & Pick<Practice, "db" | "keyring" | "now">
  & (Pick<Caller, "cache" | "actor" | "requestId" | "isLeaving"> | { actor?: undefined });

/** A transaction that is tried again within this time does not count again. */
const ONCE = { most: 1000, windowSeconds: 60 };

/** A limit was reached; null: it was not. */
type Reached = { resetsInSeconds: number } | null;

/**
 * Counts a mail that a user causes to another, once for each request and reader. A flood from strangers
 * reaches the limit of a reader, and then keeps out only those who have no care with that reader. @throws
 * {TooManyMails} above a limit. The caller's transaction is rolled back, so nothing happens.
 */
export async function countMail(
  trx: Transaction,
  sender: MailSender,
  readerId: string | undefined,
): Promise<void> {
  if (!sender.actor || !readerId || readerId === sender.actor.userId || sender.isLeaving) return;
  const { actor, cache, requestId } = sender;
  const { userId } = actor;
  const isFirst = async (...of: string[]) => (await cache.hit(keyOf("mail", of), ONCE)).count === 1;
  const hit = async (limit: keyof typeof mailLimits, ...of: string[]): Promise<Reached> => {
    const { count, resetsInSeconds } = await cache.hit(keyOf(limit, of), mailLimits[limit]);
    return count > mailLimits[limit].most ? { resetsInSeconds } : null;
  };
  const count = async (...counted: Parameters<typeof hit>) => {
    const reached = await hit(...counted);
    if (reached) throw new TooManyMails(reached.resetsInSeconds);
  };
  if (await isFirst(requestId, userId)) await count("mailsBySender", userId);
  if (!await isFirst(requestId, userId, readerId)) return;
  await count("mailsToOneReader", userId, readerId);
  await count("mailsToOneReaderADay", userId, readerId);
  const reached = await hit("mailsToReader", readerId);
  if (reached && actor.role === "patient" && !await hasCare(trx, userId, readerId)) {
    throw new TooManyMails(reached.resetsInSeconds);
  }
}

/** Hashed, so that the cache's operator does not learn who writes to whom. */
const keyOf = (name: string, of: readonly string[]) =>
  `${name}:${encodeHexLowerCase(sha256(new TextEncoder().encode(of.join(":")))).slice(0, 32)}`;

/** Returns whether the patient, or a child for whom they act, is in the therapist's care. */
async function hasCare(trx: Transaction, patientId: string, therapistId: string): Promise<boolean> {
  const found = await trx.selectFrom("careRelationships").select("id")
    .where("therapistId", "=", therapistId).where("status", "=", "active")
    .where((is) =>
      is.or([
        is("patientId", "=", patientId),
        is(
          "patientId",
          "in",
          is.selectFrom("guardianships").select("wardId")
            .where("guardianId", "=", patientId).where("endedAt", "is", null),
        ),
      ])
    ).executeTakeFirst();
  return found !== undefined;
}
