import { decodeBase64urlIgnorePadding } from "@oslojs/encoding";
import { z } from "zod";
import { ProviderFailure } from "./identity.ts";

/** How long a provider's keys are cached. An unknown key ID is fetched sooner. */
const KEPT_FOR = Temporal.Duration.from({ hours: 1 });
const LARGEST_ANSWER = 64 * 1024;
const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** Only RS256 with a named key (RFC 8725, 3.1), so that a token cannot choose how it is verified. */
const header = z.object({ alg: z.literal("RS256"), kid: z.string(), crit: z.undefined().optional() });
const keySet = z.object({
  keys: z.array(z.object({
    kty: z.string(),
    kid: z.string().optional(),
    use: z.string().optional(),
    n: z.string().optional(),
    e: z.string().optional(),
  })),
});

interface Asking {
  /** Where the provider publishes its keys. */
  keysUrl: string;
  now: Temporal.Instant;
  signal: AbortSignal;
}

type Keys = Map<string, CryptoKey>;
const kept = new Map<string, { keys: Keys; since: Temporal.Instant }>();

/**
 * Verifies that the provider signed an ID token (OpenID Connect Core 1.0, 3.1.3.7; ASVS 5.0, 6.8.2). It came
 * straight from the token endpoint, but that is weak evidence when a proxy terminates TLS on the way.
 * @throws {ProviderFailure}
 */
export async function verifySignature(token: string, asking: Asking): Promise<void> {
  const parts = token.split(".");
  const [head, payload, signature] = parts;
  if (parts.length !== 3) throw new ProviderFailure("invalid");
  const parsed = header.safeParse(readJson(new TextDecoder().decode(bytes(head))));
  if (!parsed.success) throw new ProviderFailure("invalid");
  const key = await findKey(parsed.data.kid, asking);
  const signed = new TextEncoder().encode(`${head}.${payload}`);
  if (!key || !await crypto.subtle.verify(RSA, key, bytes(signature), signed)) {
    throw new ProviderFailure("invalid");
  }
}

async function findKey(kid: string, asking: Asking): Promise<CryptoKey | undefined> {
  const before = kept.get(asking.keysUrl);
  const isFresh = before && Temporal.Instant.compare(before.since.add(KEPT_FOR), asking.now) > 0;
  const known = isFresh ? before.keys.get(kid) : undefined;
  if (known) return known;
  const keys = await fetchKeys(asking);
  kept.set(asking.keysUrl, { keys, since: asking.now });
  return keys.get(kid);
}

async function fetchKeys({ keysUrl, signal }: Asking): Promise<Keys> {
  // After a redirect, the answer could come from a different party.
  const response = await fetch(keysUrl, { redirect: "error", signal }).catch((error) => {
    throw new ProviderFailure("unreachable", { cause: error });
  });
  const parsed = keySet.safeParse(readJson((await response.text()).slice(0, LARGEST_ANSWER)));
  if (!response.ok || !parsed.success) throw new ProviderFailure("invalid");
  const keys: Keys = new Map();
  for (const { kty, kid, use, n, e } of parsed.data.keys) {
    if (kty !== "RSA" || !kid || (use && use !== "sig")) continue;
    keys.set(kid, await crypto.subtle.importKey("jwk", { kty, n, e }, RSA, false, ["verify"]));
  }
  return keys;
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(decodeBase64urlIgnorePadding(base64url));
  } catch (error) {
    throw new ProviderFailure("invalid", { cause: error });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProviderFailure("invalid", { cause: error });
  }
}
