import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject } from "@simplewebauthn/server/helpers";
import { decodeBase64urlIgnorePadding } from "@oslojs/encoding";
import type { NewCredential } from "../../shared/schemas/passkeys.ts";
import { ALGORITHMS, asSigned, idOf } from "./ceremony.ts";
import type { RelyingParty } from "./relying_party.ts";

/** What has been made, once all that WebAuthn (7.1) asks for is checked; null where something is not as it should be. */
export async function verifyNewPasskey(
  credential: NewCredential,
  challenge: string,
  { id, origin }: RelyingParty,
) {
  const { clientDataJSON, attestationObject } = credential.response;
  try {
    if (carriesCertificate(attestationObject)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...idOf(credential), response: { clientDataJSON, attestationObject } },
      expectedChallenge: asSigned(challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return verified && registrationInfo.credential.id === credential.id ? registrationInfo : null;
  } catch {
    // The library throws for whatever a browser, or somebody who pretends to be one, has got wrong.
    return null;
  }
}

/**
 * Whether it comes with its maker's certificates. We ask for none and would believe none, and browsers leave them out. Reading
 * them all the same would mean a parser for strangers' certificates, and lists of revocations to fetch from the makers.
 */
function carriesCertificate(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(
    new Uint8Array(decodeBase64urlIgnorePadding(attestationObject)),
  );
  const format = attestation.get("fmt");
  // A packed statement without certificates is signed by the new key itself.
  return !(format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined));
}
