import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { proofOffered } from "../step_up/confirm_identity.ts";
import type { Identity } from "./identity.ts";

export type ConfirmWithIdentityResult =
  | { kind: "confirmed"; started: StartedSession }
  /** A different account at the provider than the linked one. */
  | { kind: "wrong_account" }
  /** The account has a stronger proof. */
  | { kind: "not_offered" };

/**
 * Confirms the acting user's identity through a provider, for an account with neither password nor app. It
 * counts as one factor.
 */
export async function confirmWithIdentity(
  acting: Acting,
  session: Session,
  { issuer, subject, provider }: Identity,
): Promise<ConfirmWithIdentityResult> {
  const { userId } = acting.actor;
  const { providers } = await proofOffered(acting);
  if (!providers.some(({ id }) => id === provider)) return { kind: "not_offered" };
  return await transaction(acting.db, async (trx): Promise<ConfirmWithIdentityResult> => {
    const own = await trx.selectFrom("accounts").select("id").where("userId", "=", userId)
      .where("issuer", "=", issuer).where("subject", "=", subject).executeTakeFirst();
    if (!own) return { kind: "wrong_account" };
    await recordAccountEvent(trx, acting, userId, "confirm_provider", { reason: provider });
    const started = await renewProof(trx, acting, session, { twoFactors: false, isStrong: false });
    return { kind: "confirmed", started };
  });
}
