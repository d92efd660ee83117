import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import { PASSKEY_CHALLENGE_LIVES } from "./passkey_challenge.ts";

/** EdDSA, ES256 and RS256 (COSE): every authenticator has one of them. */
export const ALGORITHMS = [-8, -7, -257];

/** The browser gives up when the challenge expires. */
export const CEREMONY_MILLISECONDS = PASSKEY_CHALLENGE_LIVES.total("milliseconds");

/** Returns the members that new and used browser credentials share. */
export const idOf = ({ id, rawId }: { id: string; rawId: string }) => ({
  id,
  rawId,
  type: "public-key" as const,
  clientExtensionResults: {},
});

/** Returns a challenge in the form that the browser signs. */
export const asSigned = (challenge: string) => encodeBase64urlNoPadding(new TextEncoder().encode(challenge));
