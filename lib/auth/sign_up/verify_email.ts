import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { type CompletedSignUp, completeSignUp } from "./complete_sign_up.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { emailKey } from "../accounts/email_key.ts";
import { CODE_LIVES, hashCode, MOST_TRIES, pendingSignUps } from "./pending_sign_up.ts";
import type { Browser } from "../sessions/session.ts";

export type VerifyResult =
  | CompletedSignUp
  /** Null if attempts are counted by address: only the owner may know how many are left. */
  | { kind: "wrong_code"; triesLeft: number | null }
  /** Already verified, expired, replaced by a newer code, or tried too often. */
  | { kind: "gone" }
  | TooMany;

/**
 * Verifies the address of this browser's attempt with the mailed code. The attempt is counted before the code
 * is checked, so that a thousand simultaneous guesses are still five. It counts against the address as well,
 * so that many attempts for one address do not add up.
 */
export async function verifyAttempt(
  caller: Caller,
  { attemptId, code }: { attemptId: string; code: string },
  browser: Browser,
): Promise<VerifyResult> {
  const flood = await countAttempt(caller, ["verifyByNetwork", caller.network]);
  if (flood) return flood;
  const attempt = await caller.db.selectFrom("tokens").select("emailKey").where("id", "=", attemptId)
    .executeTakeFirst();
  if (!attempt?.emailKey) return { kind: "gone" };
  // A try that the address refuses costs the attempt nothing, so that its owner keeps the mailed link.
  const refusal = await countAttempt(caller, ["verifyAttemptByAddress", attempt.emailKey]);
  if (refusal) return refusal;
  const tries = await countTry(caller, attemptId, caller.now().subtract(CODE_LIVES));
  if (tries === null) return { kind: "gone" };
  const completed = await completeSignUp(caller, browser, (trx) =>
    trx.deleteFrom("tokens")
      .where("id", "=", attemptId).where("codeHash", "=", hashCode(caller, attemptId, code))
      .returning(["id", "payload"]).executeTakeFirst());
  return completed ?? { kind: "wrong_code", triesLeft: MOST_TRIES - tries };
}

/**
 * Verifies an address together with a code, for clients without cookies. Wrong codes are counted by address,
 * not by attempt, so that no one can use up another browser's attempts. The count is a separate one, so that
 * an address alone does not use up the tries of browsers that signed up.
 */
export async function verifyEmail(
  caller: Caller,
  { email, code }: { email: string; code: string },
  browser: Browser,
): Promise<VerifyResult> {
  const key = emailKey(email);
  const refusal = await countAttempt(caller, ["verifyByNetwork", caller.network], ["verifyByAddress", key]);
  if (refusal) return refusal;
  const waiting = await pendingSignUps(caller)
    .select("id")
    .where("emailKey", "=", key)
    .where("attempts", "<", MOST_TRIES)
    .where("createdAt", ">", caller.now().subtract(CODE_LIVES))
    .orderBy("createdAt", "desc").limit(10)
    .execute();
  const completed = waiting.length === 0
    ? null
    : await completeSignUp(caller, browser, (trx) =>
      trx.deleteFrom("tokens")
        .where((is) => is.or(waiting.map(({ id }) => is.and({ id, codeHash: hashCode(caller, id, code) }))))
        .returning(["id", "payload"]).executeTakeFirst());
  return completed ?? { kind: "wrong_code", triesLeft: null };
}

/**
 * Counts one more try on an attempt that has tries left and was mailed after `since`. @returns its count;
 * null if there is no such attempt.
 */
export async function countTry(
  caller: Pick<Caller, "db" | "now">,
  attemptId: string,
  since: Temporal.Instant | null,
): Promise<number | null> {
  const row = await transaction(caller.db, (trx) => {
    let update = trx.updateTable("tokens").set((set) => ({ attempts: set("attempts", "+", 1) }))
      .where("id", "=", attemptId)
      .where("attempts", "<", MOST_TRIES)
      .where("expiresAt", ">", caller.now());
    if (since) update = update.where("createdAt", ">", since);
    return update.returning("attempts").executeTakeFirst();
  });
  return row?.attempts ?? null;
}
