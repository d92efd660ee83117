import assert from "node:assert/strict";
import { ProviderFailure } from "../../../lib/auth/oauth/identity.ts";
import { verifySignature } from "../../../lib/auth/oauth/verify_signature.ts";
import { readConfig } from "../../../lib/config/config.ts";
import { startOAuthProvider } from "../../support/oauth_provider.ts";
import { providerKey } from "../../support/oauth_provider_storage.ts";

const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const now = Temporal.Instant.from("2026-05-01T12:00:00Z");

const encoded = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Signs a token as its header says, or with `sign`. */
async function tokenOf(header: object, sign: (signed: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>) {
  const signed = `${encoded(JSON.stringify(header))}.${encoded('{"sub":"1"}')}`;
  const signature = await sign(new TextEncoder().encode(signed));
  return `${signed}.${encoded(String.fromCharCode(...new Uint8Array(signature)))}`;
}

Deno.test("an ID token that its provider did not sign is refused: unsigned, with another key, or with another algorithm", async () => {
  await using provider = await startOAuthProvider("google", readConfig({}).origin);
  const keysUrl = provider.environment.GOOGLE_KEYS_URL;
  const verify = (token: string, at = now) =>
    verifySignature(token, { keysUrl, now: at, signal: AbortSignal.timeout(5_000) });
  const { keys: [published] } = await (await fetch(keysUrl)).json();
  const own = await crypto.subtle.importKey("jwk", await providerKey(), RSA, false, ["sign"]);
  const { privateKey: others } = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ["sign", "verify"],
  );
  const byOwn = (signed: Uint8Array<ArrayBuffer>) => crypto.subtle.sign(RSA, own, signed);
  const byOthers = (signed: Uint8Array<ArrayBuffer>) => crypto.subtle.sign(RSA, others, signed);
  // The oldest trick: the public key, which everyone has, as the secret of an HMAC.
  const secret = new TextEncoder().encode(JSON.stringify(published));
  const byPublicKey = async (signed: Uint8Array<ArrayBuffer>) => {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
    return await crypto.subtle.sign("HMAC", key, signed);
  };
  const byNobody = () => Promise.resolve(new ArrayBuffer(0));
  const { kid } = published;

  const right = await tokenOf({ alg: "RS256", kid }, byOwn);
  await verify(right);
  const [head, , signature] = right.split(".");
  const wrong = {
    "another key's": await tokenOf({ alg: "RS256", kid }, byOthers),
    "a key that is not published": await tokenOf({ alg: "RS256", kid: "mine" }, byOwn),
    "a key that it brings along": await tokenOf({ alg: "RS256", kid, jwk: published }, byOthers),
    "a key that is not named": await tokenOf({ alg: "RS256" }, byOwn),
    unsigned: await tokenOf({ alg: "none", kid }, byNobody),
    "without a signature": await tokenOf({ alg: "RS256", kid }, byNobody),
    "in a way that it denies": await tokenOf({ alg: "HS256", kid }, byOwn),
    "in another way": await tokenOf({ alg: "HS256", kid }, byPublicKey),
    "with an extension that is not known": await tokenOf({ alg: "RS256", kid, crit: ["b64"] }, byOwn),
    "another's payload": `${head}.${encoded('{"sub":"2"}')}.${signature}`,
    "two parts": right.slice(0, right.lastIndexOf(".")),
    rubbish: "a.b.c",
    nothing: "",
  };
  for (const [what, token] of Object.entries(wrong)) {
    await assert.rejects(verify(token), ProviderFailure, what);
  }
});

Deno.test("published keys are cached for an hour, and an unknown key is fetched when it first appears", async () => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ["sign", "verify"],
  );
  const { kty, n, e } = await crypto.subtle.exportKey("jwk", publicKey);
  let names = ["one"];
  let fetches = 0;
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, () => {
    fetches++;
    return Response.json({ keys: names.map((kid) => ({ kty, n, e, kid, use: "sig" })) });
  });
  const keysUrl = `http://127.0.0.1:${server.addr.port}/`;
  const verify = async (kid: string, at: Temporal.Instant) => {
    const token = await tokenOf(
      { alg: "RS256", kid },
      (signed) => crypto.subtle.sign(RSA, privateKey, signed),
    );
    await verifySignature(token, { keysUrl, now: at, signal: AbortSignal.timeout(5_000) });
  };
  try {
    await verify("one", now);
    await verify("one", now.add({ minutes: 59 }));
    assert.equal(fetches, 1);
    names = ["one", "two"];
    await verify("two", now);
    assert.equal(fetches, 2);
    names = ["two"];
    await assert.rejects(
      verify("one", now.add({ minutes: 60 })),
      ProviderFailure,
      "The key was withdrawn.",
    );
  } finally {
    await server.shutdown();
  }
  await assert.rejects(verify("two", now.add({ hours: 3 })), ProviderFailure, "The provider is down.");
});
