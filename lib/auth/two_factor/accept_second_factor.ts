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
 * Whether the code is of the user's authenticator app, or one of the recovery codes. Attempts are counted on the account and not on
 * a cookie or session, of both kinds together (CVE-2026-78655), before the code is looked at.
 */
export async function acceptSecondFactor(
  caller: Caller,
  user: SigningInUser,
  code: string,
): Promise<SecondFactorResult> {
  // What is refused for now does not count on the day as well: a burst must not take the day from the owner.
  const refusal = await countAttempt(caller, ["secondFactor", user.id]) ??
    await countAttempt(caller, ["secondFactorByDay", user.id]);
  if (refusal) {
    if (refusal.isFirst) await transaction(caller.db, (trx) => notifyOwner(trx, caller, user, GUESSED));
    return refusal;
  }
  const isRight = await transaction(caller.db, async (trx) => {
    const typed = code.replace(/[\s-]/g, "");
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
