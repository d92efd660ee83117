import { decodeBase64urlIgnorePadding, encodeBase64urlNoPadding } from "@oslojs/encoding";
import type { Key } from "../config/keys.ts";

/**
 * Seals texts and files before they are stored. Each is AES-256-GCM under its own data key, which a key of
 * the ring wraps (AES-KW, RFC 3394: no nonce that could repeat). The ring key's ID is stored with the sealed
 * data, so that keys can rotate.
 */
export interface Keyring {
  /**
   * `context` names the place, for example `tokens.payload:<id>`: the text does not open in another place.
   */
  seal(text: string, context: string): Promise<string>;
  /** @throws {UnsealError} for a foreign key, another context or a changed text. */
  open(sealed: string, context: string): Promise<string>;
  /** Seals bytes like `seal`. */
  sealBytes(bytes: Uint8Array<ArrayBuffer>, context: string): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws {UnsealError} like `open`. */
  openBytes(sealed: Uint8Array, context: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Sealed data that cannot be opened; the message says why, never what. */
export class UnsealError extends Error {
  override name = "UnsealError";
}

const VERSION = "v1";
const WRAPPED_KEY_BYTES = 40;
const NONCE_BYTES = 12;
const encoder = new TextEncoder();

/** Opens the ring of these keys: the first seals, every one opens. */
export function openKeyring(keys: readonly [Key, ...Key[]]): Keyring {
  const ring = new Map(keys.map((key) => [key.id, wrappingKey(key)]));
  const newest = keys[0];

  return {
    async seal(text, context) {
      const bytes = await encrypt(encoder.encode(text), context);
      return `${VERSION}.${newest.id}.${encodeBase64urlNoPadding(bytes)}`;
    },

    async open(sealed, context) {
      const [version, keyId, encoded, ...rest] = sealed.split(".");
      if (version !== VERSION || encoded === undefined || rest.length > 0) {
        throw new UnsealError("This text is not sealed.");
      }
      const text = await decrypt(keyId, () => decodeBase64urlIgnorePadding(encoded), context);
      return new TextDecoder("utf-8", { fatal: true }).decode(text);
    },

    /** The prefix is the same as that of a text, up to the second period. */
    async sealBytes(bytes, context) {
      const encrypted = await encrypt(bytes, context);
      const head = encoder.encode(`${VERSION}.${newest.id}.`);
      const sealed = new Uint8Array(head.byteLength + encrypted.byteLength);
      sealed.set(head);
      sealed.set(encrypted, head.byteLength);
      return sealed;
    },

    async openBytes(sealed, context) {
      const head = /^v1\.([a-z0-9-]{1,20})\./.exec(new TextDecoder("latin1").decode(sealed.subarray(0, 32)));
      if (!head) throw new UnsealError("These bytes are not sealed.");
      return await decrypt(head[1], () => sealed.subarray(head[0].length), context);
    },
  };

  async function encrypt(
    plain: Uint8Array<ArrayBuffer>,
    context: string,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const dataKey = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
    const wrapped = await crypto.subtle.wrapKey("raw", dataKey, await wrappingKeyOf(newest.id), "AES-KW");
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const additionalData = boundTo(newest.id, context);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, dataKey, plain);
    const bytes = new Uint8Array(WRAPPED_KEY_BYTES + NONCE_BYTES + sealed.byteLength);
    bytes.set(new Uint8Array(wrapped));
    bytes.set(iv, WRAPPED_KEY_BYTES);
    bytes.set(new Uint8Array(sealed), WRAPPED_KEY_BYTES + NONCE_BYTES);
    return bytes;
  }

  async function decrypt(
    keyId: string,
    encrypted: () => Uint8Array,
    context: string,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const ringKey = await wrappingKeyOf(keyId);
    try {
      const bytes = Uint8Array.from(encrypted());
      const dataKey = await crypto.subtle.unwrapKey(
        "raw",
        bytes.subarray(0, WRAPPED_KEY_BYTES),
        ringKey,
        "AES-KW",
        "AES-GCM",
        false,
        ["decrypt"],
      );
      const iv = bytes.subarray(WRAPPED_KEY_BYTES, WRAPPED_KEY_BYTES + NONCE_BYTES);
      const plain = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv, additionalData: boundTo(keyId, context) },
        dataKey,
        bytes.subarray(WRAPPED_KEY_BYTES + NONCE_BYTES),
      );
      return new Uint8Array(plain);
    } catch {
      throw new UnsealError(`The sealed value does not open under key ${keyId} in this place.`);
    }
  }

  async function wrappingKeyOf(id: string): Promise<CryptoKey> {
    const key = ring.get(id);
    if (!key) throw new UnsealError(`The ring has no key ${id}.`);
    return await key;
  }
}

const boundTo = (keyId: string, context: string) => encoder.encode(`${VERSION}.${keyId}.${context}`);

/**
 * Derives the wrapping key. The configured secret never encrypts directly: each use has its own derived key
 * (HKDF, RFC 5869).
 */
async function wrappingKey({ secret }: Key): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode("bloom data keys") },
    material,
    { name: "AES-KW", length: 256 },
    false,
    ["wrapKey", "unwrapKey"],
  );
}
