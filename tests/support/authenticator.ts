import { isoCBOR } from "@simplewebauthn/server/helpers";
import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding as base64url } from "@oslojs/encoding";
import { createHash } from "node:crypto";
import { makersCertificate, signAsMaker } from "./attestation_maker.ts";
import type { NewCredential, UsedCredential } from "../../lib/shared/schemas/passkeys.ts";

/** What a site requests for a new passkey; a part of PublicKeyCredentialCreationOptionsJSON. */
export interface CreationOptions {
  challenge: string;
  rp: { id?: string };
  user: { id: string };
}

/** How an answer differs from an honest one. */
export interface Twist {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  /** Default: one more than at the last use. 0: the passkey has no counter. */
  counter?: number;
  userHandle?: string | null;
  /** A new passkey comes with a certificate of its maker. */
  isCertified?: boolean;
  type?: string;
}

/** Returns a passkey in software, as honest as configured: P-256, no attestation. */
export async function makeAuthenticator(origin: string, { userVerified = true } = {}) {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  const credentialId = crypto.getRandomValues(new Uint8Array(16));
  const id = base64url(credentialId);
  const publicKey = await coseKey(keys.publicKey);
  let counter = 0;
  let owner: string | null = null;

  return {
    id,

    /** Answers `navigator.credentials.create`. */
    async create(options: CreationOptions, twist: Twist = {}): Promise<NewCredential> {
      owner = options.user.id;
      const data = authenticatorData(twist.rpId ?? options.rp.id ?? "", {
        userVerified: twist.userVerified ?? userVerified,
        counter: twist.counter ?? 0,
        attested: concat(
          new Uint8Array(16),
          Uint8Array.of(0, credentialId.length),
          credentialId,
          publicKey,
        ),
      });
      const client = clientData(twist.type ?? "webauthn.create", options.challenge, twist.origin ?? origin);
      const statement = new Map<string, unknown>();
      if (twist.isCertified) {
        statement.set("alg", -7);
        statement.set("sig", asDer(await signAsMaker(concat(data, hashOf(client)))));
        statement.set("x5c", [makersCertificate]);
      }
      const object = new Map<string, unknown>([
        ["fmt", twist.isCertified ? "packed" : "none"],
        ["attStmt", statement],
        ["authData", data],
      ]);
      return {
        id,
        rawId: id,
        type: "public-key",
        response: {
          clientDataJSON: client,
          attestationObject: base64url(isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0])),
          transports: ["internal"],
        },
      };
    },

    /** Answers `navigator.credentials.get`. */
    async get(options: { challenge: string; rpId?: string }, twist: Twist = {}): Promise<UsedCredential> {
      counter = twist.counter ?? counter + 1;
      const data = authenticatorData(twist.rpId ?? options.rpId ?? "", {
        userVerified: twist.userVerified ?? userVerified,
        counter,
      });
      const client = clientData(twist.type ?? "webauthn.get", options.challenge, twist.origin ?? origin);
      const signed = concat(data, hashOf(client));
      const raw = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, keys.privateKey, signed);
      const userHandle = twist.userHandle === undefined ? owner : twist.userHandle;
      return {
        id,
        rawId: id,
        type: "public-key",
        response: {
          clientDataJSON: client,
          authenticatorData: base64url(data),
          signature: base64url(asDer(new Uint8Array(raw))),
          ...(userHandle ? { userHandle } : {}),
        },
      };
    },
  };
}

export type Authenticator = Awaited<ReturnType<typeof makeAuthenticator>>;

/**
 * Returns WebAuthn's authenticator data (6.1): the relying party's hash, flags, counter, and a new passkey's
 * ID and key.
 */
function authenticatorData(
  rpId: string,
  { userVerified, counter, attested }: {
    userVerified: boolean;
    counter: number;
    attested?: Uint8Array<ArrayBuffer>;
  },
): Uint8Array<ArrayBuffer> {
  const flags = 0x01 | (userVerified ? 0x04 : 0) | (attested ? 0x40 : 0);
  const rest = new Uint8Array(5);
  rest[0] = flags;
  new DataView(rest.buffer).setUint32(1, counter);
  return concat(sha256(new TextEncoder().encode(rpId)), rest, attested ?? new Uint8Array());
}

const clientData = (type: string, challenge: string, origin: string) =>
  base64url(new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false })));

async function coseKey(key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", key));
  const members = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point.slice(1, 33)],
    [-3, point.slice(33)],
  ]);
  return new Uint8Array(isoCBOR.encode(members));
}

/** Converts WebCrypto's r and s to WebAuthn's DER. */
function asDer(raw: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const integer = (bytes: Uint8Array<ArrayBuffer>) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const digits = bytes.slice(Math.max(first, 0));
    const unsigned = digits[0] & 0x80 ? concat(Uint8Array.of(0), digits) : digits;
    return concat(Uint8Array.of(2, unsigned.length), unsigned);
  };
  const both = concat(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return concat(Uint8Array.of(0x30, both.length), both);
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const hashOf = (client: string) => sha256(decodeBase64urlIgnorePadding(client));

function concat(...parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
