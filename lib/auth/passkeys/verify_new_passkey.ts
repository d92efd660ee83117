import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeAttestationObject } from "@simplewebauthn/server/helpers";
import { decodeBase64urlIgnorePadding } from "@oslojs/encoding";
import type { NewCredential } from "../../shared/schemas/passkeys.ts";
import { ALGORITHMS, asSigned, idOf } from "./ceremony.ts";
import type { RelyingParty } from "./relying_party.ts";

/**
 * Checks a new passkey against all that WebAuthn (7.1) requires. @returns it, or null if anything is wrong.
 */
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
    // The library throws for any malformed or forged browser answer.
    return null;
  }
}

/**
 * Whether it carries its maker's certificates. Bloom requests none and would trust none, and browsers omit
 * them. Accepting them would require a parser for untrusted certificates, and fetching revocation lists.
 */
function carriesCertificate(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(
    new Uint8Array(decodeBase64urlIgnorePadding(attestationObject)),
  );
  const format = attestation.get("fmt");
  // A packed statement without certificates is signed by the new key itself.
  return !(format === "none" || (format === "packed" && attestation.get("attStmt").get("x5c") === undefined));
}
