import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { type PassedFirstFactor, passFirstFactor } from "../sign_in/pass_first_factor.ts";
import { hashPassword } from "../password/password.ts";
import { passwordProblem } from "../password/password_rules.ts";
import { ownerOf, recordAccountEvent } from "../activity/record_account_event.ts";
import type { Browser } from "../sessions/session.ts";
import { setPassword } from "../password/set_password.ts";
import { findToken, useToken } from "../tokens/single_use_token.ts";
import { resetToken } from "./reset_token.ts";

/**
 * Returns the user whose password a link sets, or null. Looking changes nothing, because mail scanners look
 * as well (supabase/auth 1214).
 */
export async function findReset(caller: Caller, secret: string): Promise<SigningInUser | null> {
  const token = await findToken(caller, resetToken, secret);
  if (!token?.userId) return null;
  return await caller.db.selectFrom("users").select(["id", "role", "name", "email", "timeZone"])
    .where("id", "=", token.userId).where("status", "=", "active").executeTakeFirst() ?? null;
}

export type ResetResult =
  | PassedFirstFactor
  | { kind: "weak_password"; reason: string }
  /** Used, replaced by a newer link, or expired. */
  | { kind: "gone" }
  | TooMany;

/**
 * Sets a new password through a mailed link. The statement that uses the token deletes it, so one of two
 * simultaneous uses succeeds. All sessions end and the owner is notified. The mailbox was one factor, so an
 * account with a second one still needs it, as at any sign-in (ASVS 5.0, 6.4.3).
 */
export async function resetPassword(
  caller: Caller,
  { secret, password }: { secret: string; password: string },
  browser: Browser,
): Promise<ResetResult> {
  const refusal = await countAttempt(caller, ["resetByNetwork", caller.network]);
  if (refusal) return refusal;
  const user = await findReset(caller, secret);
  if (!user) return { kind: "gone" };
  const reason = await passwordProblem(password, user);
  if (reason) return { kind: "weak_password", reason };
  const passwordHash = await hashPassword(caller.config, password);
  return await transaction(caller.db, async (trx) => {
    if (!await useToken(trx, caller, resetToken, secret)) return { kind: "gone" };
    await setPassword(trx, caller, user.id, passwordHash);
    await recordAccountEvent(trx, caller, user.id, "reset_password", { by: ownerOf(user) });
    await notifyOwner(trx, caller, user, { kind: "password_reset" });
    return await passFirstFactor(trx, caller, user, "password", browser);
  });
}
