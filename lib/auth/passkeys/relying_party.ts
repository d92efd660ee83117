import type { Config } from "../../config/config.ts";

/** The site that passkeys are created for: browsers store them for this host, and use them at this origin. */
export interface RelyingParty {
  /** The host's name. */
  id: string;
  origin: string;
}

/**
 * Returns Bloom's relying party. Null if Bloom runs at a bare network address, which cannot be one (WebAuthn,
 * 5.1.2). It comes from the configured origin, never from a request, because otherwise a phishing proxy could
 * be one too.
 */
export function relyingParty({ origin }: Pick<Config, "origin">): RelyingParty | null {
  const { hostname } = new URL(origin);
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith("[");
  return isAddress ? null : { id: hostname, origin };
}

/** Returns the host for the browsers' passkey options, or null if Bloom cannot be a relying party. */
export const passkeyHost = (config: Pick<Config, "origin">): string | null =>
  relyingParty(config)?.id ?? null;
