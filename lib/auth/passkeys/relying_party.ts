import type { Config } from "../../config/config.ts";

/** For whom passkeys are made: browsers keep them for this host, and use them at this origin. */
export interface RelyingParty {
  /** The host's name. */
  id: string;
  origin: string;
}

/**
 * Bloom as passkeys know it, or null where there can be none: a bare address of a network is no relying party (WebAuthn, 5.1.2).
 * It is the configured origin and never what a request calls itself, else a phishing proxy would be one too.
 */
export function relyingParty({ origin }: Pick<Config, "origin">): RelyingParty | null {
  const { hostname } = new URL(origin);
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith("[");
  return isAddress ? null : { id: hostname, origin };
}

/** The host that passkeys are kept for, for what browsers are told; null where there can be none. */
export const passkeyHost = (config: Pick<Config, "origin">): string | null =>
  relyingParty(config)?.id ?? null;
