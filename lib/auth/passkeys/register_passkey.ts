import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import type { RegisterPasskeyInput } from "../../shared/schemas/passkeys.ts";
import { forgetTrust } from "../sessions/trust_browser.ts";
import { describeBrowser } from "../activity/describe_browser.ts";
import { notifyOwner } from "../notices/notify_owner.ts";
import { recordAccountEvent } from "../activity/record_account_event.ts";
import { endSessionsOf, renewProof, type StartedSession } from "../sessions/session.ts";
import type { Session } from "../sessions/found_session.ts";
import { countsAsSecond } from "./counts_as_second.ts";
import { listPasskeys, type Passkey } from "./list_passkeys.ts";
import { challengeIn, useUpPasskeyChallenge } from "./passkey_challenge.ts";
import type { RelyingParty } from "./relying_party.ts";
import { verifyNewPasskey } from "./verify_new_passkey.ts";

/** More than anybody has devices: the list stays one that its owner can read. */
export const MOST_PASSKEYS = 20;

type RegisterResult =
  /** `started`: the session with its new token. */
  | { kind: "registered"; passkey: Passkey; started: StartedSession }
  /** The challenge was not given to this browser and person, has been used, or has run out. */
  | { kind: "gone" }
  | { kind: "wrong" }
  /** This very passkey is registered already, here or in another account. */
  | { kind: "known" }
  | { kind: "too_many_passkeys" };

interface Registering extends RegisterPasskeyInput {
  browserSecret: string;
  userAgent: string;
}

/**
 * Registers what the browser has made. It is a new way in: the owner is told, and the other sessions end. The caller has made sure
 * that the session's proof is recent.
 */
export async function registerPasskey(
  acting: Acting,
  session: Session,
  party: RelyingParty,
  { name, credential, browserSecret, userAgent }: Registering,
): Promise<RegisterResult> {
  const { userId } = acting.actor;
  const challenge = challengeIn(credential.response.clientDataJSON);
  const asked = { purpose: "registration", browserSecret, userId } as const;
  if (!challenge || !await useUpPasskeyChallenge(acting, challenge, asked)) return { kind: "gone" };
  const made = await verifyNewPasskey(credential, challenge, party);
  if (!made) return { kind: "wrong" };

  return await transaction(acting.db, async (trx): Promise<RegisterResult> => {
    if ((await listPasskeys(trx, userId)).length >= MOST_PASSKEYS) return { kind: "too_many_passkeys" };
    const passkey: Passkey = {
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
    return { kind: "registered", passkey, started: await renewProof(trx, acting, session, { twoFactors }) };
  });
}
