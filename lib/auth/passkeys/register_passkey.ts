import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { PasskeyOutput, RegisterPasskeyInput } from "../../shared/schemas/passkeys.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { describeBrowser } from "../activity/describe_browser.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf, renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { countsAsSecond } from "./counts_as_second.ts";
import { listPasskeys } from "./list_passkeys.ts";
import { challengeIn, useUpPasskeyChallenge } from "./passkey_challenge.ts";
import type { RelyingParty } from "./relying_party.ts";
import { verifyNewPasskey } from "./verify_new_passkey.ts";

/** No user has more devices than this, and the list stays readable. */
export const MOST_PASSKEYS = 20;

export type RegisterPasskeyResult =
  /** `started`: the session with its new token. */
  | { kind: "registered"; passkey: PasskeyOutput; started: StartedSession }
  /** The challenge belongs to another browser or user, was used, or has expired. */
  | { kind: "gone" }
  | { kind: "wrong" }
  /** This passkey is already registered, here or in another account. */
  | { kind: "known" }
  | { kind: "too_many_passkeys" };

interface Registering extends RegisterPasskeyInput {
  browserSecret: string;
  userAgent: string;
}

/**
 * Registers the passkey that the browser created. It is a new sign-in method, so the owner is notified and
 * the other sessions end. The session's proof must be recent; the route checks that.
 */
export async function registerPasskey(
  acting: Acting,
  session: Session,
  party: RelyingParty,
  { name, credential, browserSecret, userAgent }: Registering,
): Promise<RegisterPasskeyResult> {
  const { userId } = acting.actor;
  const challenge = challengeIn(credential.response.clientDataJSON);
  const asked = { purpose: "registration", browserSecret, userId } as const;
  if (!challenge || !await useUpPasskeyChallenge(acting, challenge, asked)) return { kind: "gone" };
  const made = await verifyNewPasskey(credential, challenge, party);
  if (!made) return { kind: "wrong" };

  return await transaction(acting.db, async (trx): Promise<RegisterPasskeyResult> => {
    if ((await listPasskeys(trx, userId)).length >= MOST_PASSKEYS) return { kind: "too_many_passkeys" };
    const passkey: PasskeyOutput = {
      id: crypto.randomUUID(),
      name: name ?? describeBrowser(userAgent),
      backedUp: made.credentialBackedUp,
      createdAt: acting.now(),
      lastUsedAt: null,
    };
    const added = await trx.insertInto("passkeys").values({
      ...passkey,
      userId,
      credentialId: made.credential.id,
      publicKey: made.credential.publicKey,
      counter: made.credential.counter,
      transports: credential.response.transports ?? [],
    }).onConflict((conflict) => conflict.column("credentialId").doNothing()).returning("id")
      .executeTakeFirst();
    if (!added) return { kind: "known" };
    await forgetTrust(trx, userId);
    await endSessionsOf(trx, acting, userId, { except: session.id });
    await recordAccountEvent(trx, acting, userId, "add_passkey");
    await notifyOwner(trx, acting, acting.actor, { kind: "passkey_added" });
    const twoFactors = await countsAsSecond(trx, session, made.userVerified);
    const started = await renewProof(trx, acting, session, { twoFactors, isStrong: true });
    return { kind: "registered", passkey, started };
  });
}
