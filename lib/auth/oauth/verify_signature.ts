import { createLocalJWKSet, errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from "jose";
import { ProviderFailure } from "./identity.ts";

/** How long a provider's keys are cached. An unknown key ID is fetched sooner. */
const KEPT_FOR = Temporal.Duration.from({ hours: 1 });
const LARGEST_ANSWER = 64 * 1024;

interface Asking {
  /** Where the provider publishes its keys. */
  keysUrl: string;
  now: Temporal.Instant;
  signal: AbortSignal;
}

type Keys = ReturnType<typeof createLocalJWKSet>;
const kept = new Map<string, { keys: Keys; since: Temporal.Instant }>();

/**
 * Verifies that the provider signed an ID token (OpenID Connect Core 1.0, 3.1.3.7; ASVS 5.0, 6.8.2), and
 * returns what it says. It came straight from the token endpoint, but that is weak evidence when a proxy
 * terminates TLS on the way.
 * @throws {ProviderFailure}
 */
export async function verifySignature(token: string, asking: Asking): Promise<JWTPayload> {
  try {
    // RS256 alone (RFC 8725, 3.1): a token cannot choose how it is checked.
    const { payload } = await jwtVerify(token, (header) => findKey(header, asking), {
      algorithms: ["RS256"],
      currentDate: new Date(asking.now.epochMilliseconds),
    });
    return payload;
  } catch (error) {
    throw error instanceof ProviderFailure ? error : new ProviderFailure("invalid", { cause: error });
  }
}

/**
 * Returns the published key that the token names. A token that names none, or that asks for extensions, is
 * refused.
 */
async function findKey(header: JWTHeaderParameters, asking: Asking) {
  if (!header.kid || header.crit) throw new ProviderFailure("invalid");
  const before = kept.get(asking.keysUrl);
  if (before && Temporal.Instant.compare(before.since.add(KEPT_FOR), asking.now) > 0) {
    const known = await before.keys(header).catch((error) => {
      if (error instanceof errors.JWKSNoMatchingKey) return null;
      throw error;
    });
    if (known) return known;
  }
  const keys = await fetchKeys(asking);
  kept.set(asking.keysUrl, { keys, since: asking.now });
  return await keys(header);
}

async function fetchKeys({ keysUrl, signal }: Asking): Promise<Keys> {
  // After a redirect, the answer could come from a different party.
  const response = await fetch(keysUrl, { redirect: "error", signal }).catch((error) => {
    throw new ProviderFailure("unreachable", { cause: error });
  });
  const text = (await response.text()).slice(0, LARGEST_ANSWER);
  if (!response.ok) throw new ProviderFailure("invalid");
  return createLocalJWKSet(JSON.parse(text));
}
