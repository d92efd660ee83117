import { transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import type { PasskeyAction } from "./accept_passkey.ts";
import type { UsedPasskey } from "./verify_used_passkey.ts";

/** Why a passkey was not accepted. */
export type PasskeyRefused = { kind: "gone" } | { kind: "wrong" };

/** Records a refused passkey. An expired challenge is not worth recording. */
export async function refusePasskey(
  caller: Caller,
  used: Exclude<UsedPasskey, { kind: "verified" }>,
  action: PasskeyAction,
): Promise<PasskeyRefused> {
  if (used.kind === "gone") return used;
  await transaction(
    caller.db,
    (trx) =>
      recordAccountEvent(trx, caller, used.userId, action, { outcome: "refused", reason: "wrong_passkey" }),
  );
  return { kind: "wrong" };
}
