/** What an OpenID provider stores: a session, a grant, a code, a token. */
interface Kept {
  uid?: string;
  grantId?: string;
  consumed?: number;
}

/**
 * Opens one provider's storage, which lasts as long as it runs. Each provider has its own, so that none knows
 * another's codes.
 */
export function openProviderStorage() {
  const kept = new Map<string, Kept>();
  return (model: string) => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      upsert: (id: string, payload: Kept) => Promise.resolve(void kept.set(keyOf(id), payload)),
      find: (id: string) => Promise.resolve(kept.get(keyOf(id))),
      findByUid: (uid: string) =>
        Promise.resolve(
          [...kept].find(([key, payload]) => key.startsWith(`${model}:`) && payload.uid === uid)?.[1],
        ),
      findByUserCode: () => Promise.resolve(undefined),
      consume: (id: string) => {
        const payload = kept.get(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id: string) => Promise.resolve(void kept.delete(keyOf(id))),
      revokeByGrantId: (grantId: string) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
}

let making: Promise<JsonWebKey> | undefined;

/** Returns the key that providers sign ID tokens with: one for the whole process. */
export function providerKey(): Promise<JsonWebKey> {
  return making ??= (async () => {
    const { privateKey } = await crypto.subtle.generateKey(
      {
        name: "RSASSA-PKCS1-v1_5",
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
        hash: "SHA-256",
      },
      true,
      ["sign", "verify"],
    );
    const { kty, n, e, d, p, q, dp, dq, qi } = await crypto.subtle.exportKey("jwk", privateKey);
    return { kty, n, e, d, p, q, dp, dq, qi, use: "sig", alg: "RS256" };
  })();
}
