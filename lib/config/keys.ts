import { z } from "zod";

/** A key, and the ID by which ciphertexts refer to it. */
export interface Key {
  id: string;
  secret: Uint8Array<ArrayBuffer>;
}

const decodeBase64 = (text: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

/** 32 random bytes. */
export const secret32 = z.string().transform((text, context) => {
  const bytes = decodeBase64(text);
  if (bytes?.length === 32) return bytes;
  context.addIssue({
    code: "custom",
    message: "must be 32 random bytes in base64 (openssl rand -base64 32).",
  });
  return z.NEVER;
});

/** Keys with their IDs, the newest first. */
export const keyRing = z.string().transform((text, context): [Key, ...Key[]] => {
  const keys: Key[] = [];
  for (const entry of text.split(",")) {
    const [id, encoded, ...rest] = entry.trim().split(":");
    const bytes = decodeBase64(encoded ?? "");
    if (!/^[a-z0-9-]{1,20}$/.test(id) || bytes?.length !== 32 || rest.length > 0) {
      context.addIssue({
        code: "custom",
        message: "must be a list of id:key, where a key is 32 random bytes in base64, the newest first.",
      });
      return z.NEVER;
    }
    keys.push({ id, secret: bytes });
  }
  if (new Set(keys.map((key) => key.id)).size < keys.length) {
    context.addIssue({ code: "custom", message: "contains a key id twice." });
    return z.NEVER;
  }
  return keys as [Key, ...Key[]];
});

/** Returns a key for the demo practice only. It is public, so it is refused outside of `local`. */
export const demoSecret = (label: string) => {
  const bytes = new Uint8Array(32);
  new TextEncoder().encodeInto(`bloom demo, not secret: ${label}`.slice(0, 32), bytes);
  return bytes;
};

/** Returns whether the two rings share a secret. */
export const shareSecret = (one: Key[] = [], other: Key[] = []) =>
  one.some(({ secret }) => other.some((key) => key.secret.every((byte, index) => byte === secret[index])));
