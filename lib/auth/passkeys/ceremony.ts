import { encodeBase64urlNoPadding } from "@oslojs/encoding";
import { PASSKEY_CHALLENGE_LIVES } from "./passkey_challenge.ts";

/** EdDSA, ES256 and RS256 (COSE): every authenticator has one of them. */
export const ALGORITHMS = [-8, -7, -257];

/** The browser gives up when the challenge does. */
export const CEREMONY_MILLISECONDS = PASSKEY_CHALLENGE_LIVES.total("milliseconds");

/** The members of a browser's credential that are the same for a new and a used one. */
export const idOf = ({ id, rawId }: { id: string; rawId: string }) => ({
  id,
  rawId,
  type: "public-key" as const,
  clientExtensionResults: {},
});

/** A challenge as it stands in what the browser has signed. */
export const asSigned = (challenge: string) => encodeBase64urlNoPadding(new TextEncoder().encode(challenge));
