import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { TooMany } from "../limits/count_attempt.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { acceptSecondFactor } from "./accept_second_factor.ts";

export type RaiseSessionResult =
  | { kind: "raised"; started: StartedSession }
  | { kind: "wrong" }
  | TooMany;

/** Upgrades a session from one factor to two with a code. It gets a new token. */
export async function raiseSession(
  acting: Acting,
  session: Session,
  code: string,
): Promise<RaiseSessionResult> {
  const { userId: id, ...person } = acting.actor;
  const result = await acceptSecondFactor(acting, { id, ...person }, code);
  if (result.kind !== "right") return result;
  return await transaction(acting.db, async (trx) => {
    await recordAccountEvent(trx, acting, id, "second_factor");
    return {
      kind: "raised",
      started: await renewProof(trx, acting, session, { twoFactors: true, isStrong: true }),
    };
  });
}
