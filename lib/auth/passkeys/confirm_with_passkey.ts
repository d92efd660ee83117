import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { acceptPasskey } from "./accept_passkey.ts";
import { countsAsSecond } from "./counts_as_second.ts";
import { type PasskeyRefused, refusePasskey } from "./refuse_passkey.ts";
import type { RelyingParty } from "./relying_party.ts";
import type { PasskeyUse } from "./sign_in_with_passkey.ts";
import { verifyUsedPasskey } from "./verify_used_passkey.ts";

/** Confirms the acting user's identity with a passkey. The session gets a new token. */
export async function confirmWithPasskey(
  acting: Acting,
  session: Session,
  party: RelyingParty,
  { credential, browserSecret }: PasskeyUse,
): Promise<
  { kind: "confirmed"; started: StartedSession } | PasskeyRefused
> {
  const asked = { purpose: "confirmation", browserSecret, userId: acting.actor.userId } as const;
  const used = await verifyUsedPasskey(acting, party, asked, credential);
  if (used.kind !== "verified") return await refusePasskey(acting, used, "confirm_passkey");
  return await transaction(acting.db, async (trx) => {
    if (!await acceptPasskey(trx, acting, used, "confirm_passkey")) return { kind: "wrong" };
    await recordAccountEvent(trx, acting, acting.actor.userId, "confirm_passkey");
    const twoFactors = await countsAsSecond(trx, session, used.userVerified);
    const started = await renewProof(trx, acting, session, { twoFactors, isStrong: true });
    return { kind: "confirmed", started };
  });
}
