import { z } from "zod";
import { type Identity, ProviderFailure } from "./identity.ts";
import type { ProviderConfig, ProviderId } from "../../config/providers.ts";

const claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  nonce: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.literal("true"), z.literal("false")]).optional(),
  name: z.string().optional(),
});

/**
 * Reads the identity from an ID token whose signature is verified. Checks issuer, audience, expiration and
 * nonce (OpenID Connect Core 1.0, 3.1.3.7).
 * @throws {ProviderFailure}
 */
export function readIdToken(
  said: unknown,
  { provider, config, nonce, now }: {
    provider: ProviderId;
    config: ProviderConfig;
    nonce: string;
    now: Temporal.Instant;
  },
): Identity {
  const parsed = claims.safeParse(said);
  if (!parsed.success) throw new ProviderFailure("invalid");
  const { iss, sub, aud, azp, exp, nonce: theirs, email, email_verified, name } = parsed.data;
  const audiences = typeof aud === "string" ? [aud] : aud;
  const isOurs = audiences.includes(config.clientId) && (audiences.length === 1 || azp === config.clientId);
  // Google sometimes omits the scheme.
  const isTheirs = iss === config.issuer || `https://${iss}` === config.issuer;
  const isAlive = exp * 1000 > now.epochMilliseconds;
  if (!isOurs || !isTheirs || !isAlive || theirs !== nonce) throw new ProviderFailure("invalid");
  return {
    provider,
    issuer: config.issuer,
    subject: sub,
    name: name ?? "",
    email: email ?? null,
    isEmailProven: email_verified === true || email_verified === "true",
  };
}
