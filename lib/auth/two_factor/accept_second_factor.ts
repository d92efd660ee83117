import { findSixDigits } from "../../shared/find_six_digits.ts";
import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import type { SigningInUser } from "../activity/actor_of.ts";
import { countAttempt, forgetAttempts, type TooMany } from "../limits/count_attempt.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { acceptTotp } from "./accept_totp.ts";
import { useRecoveryCode } from "./recovery_codes.ts";

type SecondFactorResult = { kind: "right" } | { kind: "wrong" } | TooMany;

/**
 * Whether the code comes from the user's authenticator app or is a recovery code. Attempts of both kinds
 * count together, against the account and not a cookie or session (CVE-2026-78655), before the code is
 * checked.
 */
export async function acceptSecondFactor(
  caller: Caller,
  user: SigningInUser,
  code: string,
): Promise<SecondFactorResult> {
  // A refused attempt does not count against the day, so that a burst does not lock the owner out for the
  // day.
  const refusal = await countAttempt(caller, ["secondFactor", user.id]) ??
    await countAttempt(caller, ["secondFactorByDay", user.id]);
  if (refusal) {
    if (refusal.isFirst) await transaction(caller.db, (trx) => notifyOwner(trx, caller, user, GUESSED));
    return refusal;
  }
  const isRight = await transaction(caller.db, async (trx) => {
    const typed = findSixDigits(code).replace(/[\s-]/g, "");
    const isRight = /^\d{6}$/.test(typed)
      ? await acceptTotp(trx, caller, user.id, typed)
      : await useRecoveryCode(trx, caller, user, typed);
    if (!isRight) {
      await recordAccountEvent(trx, caller, user.id, "second_factor", {
        outcome: "refused",
        reason: "wrong_code",
      });
    }
    return isRight;
  });
  if (!isRight) return { kind: "wrong" };
  await forgetAttempts(caller, ["secondFactor", user.id]);
  return { kind: "right" };
}

const GUESSED = { kind: "second_factor_guessed" } as const;
