import { generateRegistrationOptions } from "@simplewebauthn/server";
import { transaction } from "../../../db/transaction.ts";
import type { Acting } from "../../practice.ts";
import { ALGORITHMS, CEREMONY_MILLISECONDS } from "./ceremony.ts";
import { askPasskey } from "./passkey_challenge.ts";
import type { RelyingParty } from "./relying_party.ts";
import { userHandle } from "./user_handle.ts";

/**
 * Returns the browser's options for creating a passkey that the acting user does not have yet. It prefers a
 * discoverable one, which signs in without an address. Plain security keys cannot do that, but still work as
 * a second factor.
 */
export async function askForNewPasskey(
  acting: Acting,
  { id: rpID }: RelyingParty,
  browserSecret: string,
) {
  const { db, actor: { userId, email, name } } = acting;
  const challenge = await transaction(
    db,
    (trx) => askPasskey(trx, acting, { purpose: "registration", browserSecret, userId }),
  );
  const known = await db.selectFrom("passkeys").select(["credentialId", "transports"])
    .where("userId", "=", userId).execute();
  return await generateRegistrationOptions({
    rpName: "Bloom",
    rpID,
    challenge,
    userID: userHandle(userId),
    userName: email,
    userDisplayName: name,
    timeout: CEREMONY_MILLISECONDS,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}
