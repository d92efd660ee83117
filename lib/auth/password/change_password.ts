import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { countAttempt, type TooMany } from "../limits/count_attempt.ts";
import { hashPassword } from "./password.ts";
import { passwordProblem } from "./password_rules.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import type { Session } from "../sessions/found_session.ts";
import { setPassword } from "./set_password.ts";

export type ChangePasswordResult = { kind: "changed" } | { kind: "weak_password"; reason: string } | TooMany;

/** Changes the acting user's password, or sets a first one. Their identity was confirmed just before. */
export async function changePassword(
  acting: Acting,
  session: Pick<Session, "id">,
  newPassword: string,
): Promise<ChangePasswordResult> {
  const { actor, config, db } = acting;
  const refusal = await countAttempt(acting, ["newPasswordByAccount", actor.userId]);
  if (refusal) return refusal;
  const reason = await passwordProblem(newPassword, actor);
  if (reason) return { kind: "weak_password", reason };
  const passwordHash = await hashPassword(config, newPassword);
  await transaction(db, async (trx) => {
    await setPassword(trx, acting, actor.userId, passwordHash, { exceptSession: session.id });
    await recordAccountEvent(trx, acting, actor.userId, "change_password");
    await notifyOwner(trx, acting, actor, { kind: "password_changed" });
  });
  return { kind: "changed" };
}
