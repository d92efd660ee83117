import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { emailKey } from "../accounts/email_key.ts";
import { beginAttempt, findPendingSignUp } from "./pending_sign_up.ts";

type RenewResult =
  | { kind: "code_sent"; attemptId: string }
  /** The attempt was verified, has expired or never existed. */
  | { kind: "gone" }
  | TooMany;

/** Sends a new code and link for an attempt; the previous ones stop working. The attempt gets a new ID. */
export async function renewSignUp(caller: Caller, attemptId: string): Promise<RenewResult> {
  const pending = await findPendingSignUp(caller, attemptId);
  if (!pending) return { kind: "gone" };
  const refusal = await countAttempt(
    caller,
    ["signUpByNetwork", caller.network],
    ["signUpByAddress", emailKey(pending.request.email)],
  );
  if (refusal) return refusal;
  return await transaction(caller.db, async (trx) => {
    const replaced = await trx.deleteFrom("tokens").where("id", "=", attemptId).returning("id")
      .executeTakeFirst();
    if (!replaced) return { kind: "gone" };
    return { kind: "code_sent", attemptId: await beginAttempt(trx, caller, pending.request) };
  });
}
