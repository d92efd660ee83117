import { composed } from "../composed.ts";
import { z } from "zod";
import { instant } from "./moments.ts";

/** Bytes in base64url without padding, as in WebAuthn's JSON. */
const bytes = (most: number) =>
  z.string("Send this as base64url.").min(1, "Send this as base64url.").max(most, "This is too long.")
    .regex(/^[A-Za-z0-9_-]+$/, "Send this as base64url.");

/** A credential's ID has at most 1,023 bytes (WebAuthn, 5.8.3). */
const credentialId = bytes(1_400);

/** The other members in `toJSON()` of a browser's PublicKeyCredential (WebAuthn, 5.1). */
const around = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
};

/** A new passkey, as `navigator.credentials.create` returns it (RegistrationResponseJSON). */
const newCredential = z.strictObject({
  ...around,
  response: z.strictObject({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(16_000),
    transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10).optional(),
    authenticatorData: bytes(8_000).optional(),
    publicKey: bytes(8_000).nullish(),
    publicKeyAlgorithm: z.number().int().optional(),
  }),
});
export type NewCredential = z.output<typeof newCredential>;

/** The use of a passkey, as `navigator.credentials.get` returns it (AuthenticationResponseJSON). */
const usedCredential = z.strictObject({
  ...around,
  response: z.strictObject({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(8_000),
    signature: bytes(4_000),
    userHandle: bytes(100).nullish(),
  }),
});
export type UsedCredential = z.output<typeof usedCredential>;

/** The owner's name for a passkey. */
export const passkeyName = z.string("Enter a name for the passkey.")
  .transform((name) => composed(name).replace(/\s+/g, " ").trim())
  .pipe(
    z.string()
      .min(1, "Enter a name for the passkey.")
      .max(60, "Use at most 60 characters.")
      .regex(
        /^(?:[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]|[\u200c\u200d])*$/u,
        "Remove the invisible characters.",
      ),
  );

/** The input to register a passkey. Without a name it is named after the browser. */
export const registerPasskeyInput = z.strictObject({
  name: passkeyName.optional(),
  credential: newCredential,
});
export type RegisterPasskeyInput = z.output<typeof registerPasskeyInput>;

export const renamePasskeyInput = z.strictObject({ name: passkeyName });
export const usePasskeyInput = z.strictObject({ credential: usedCredential });

/** A passkey as its owner sees it. */
export const passkeyJsonSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /**
   * Whether an account elsewhere stores it (a phone's or password manager's), so that it outlives the device.
   */
  backedUp: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type PasskeyOutput = z.output<typeof passkeyJsonSchema>;

const descriptors = z.array(
  z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).optional() }),
);

/** What a browser's `parseRequestOptionsFromJSON` takes (WebAuthn, 5.1.9). */
export const passkeyRequestOptions = z.object({
  challenge: z.string(),
  timeout: z.int().optional(),
  rpId: z.string().optional(),
  allowCredentials: descriptors.optional(),
  userVerification: z.string().optional(),
  hints: z.array(z.string()).optional(),
  extensions: z.unknown().optional(),
});

/** What a browser's `parseCreationOptionsFromJSON` takes (WebAuthn, 5.1.8). */
export const passkeyCreationOptions = z.object({
  rp: z.object({ id: z.string().optional(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal("public-key") })),
  timeout: z.int().optional(),
  excludeCredentials: descriptors.optional(),
  authenticatorSelection: z.object({
    authenticatorAttachment: z.string().optional(),
    residentKey: z.string().optional(),
    requireResidentKey: z.boolean().optional(),
    userVerification: z.string().optional(),
  }).optional(),
  hints: z.array(z.string()).optional(),
  attestation: z.string().optional(),
  attestationFormats: z.array(z.string()).optional(),
  extensions: z.unknown().optional(),
});
