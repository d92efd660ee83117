import { z } from "zod";

/** Bytes in base64url without padding, as WebAuthn's JSON has them. */
const bytes = (most: number) =>
  z.string("This is base64url.").min(1, "This is base64url.").max(most, "This is too long.")
    .regex(/^[A-Za-z0-9_-]+$/, "This is base64url.");

/** A credential's id has at most 1,023 bytes (WebAuthn, 5.8.3). */
const credentialId = bytes(1_400);

/** What `toJSON()` of a browser's PublicKeyCredential has beside the answer itself (WebAuthn, 5.1). */
const around = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).optional(),
};

/** A new passkey, as `navigator.credentials.create` answers (RegistrationResponseJSON). */
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

/** The use of a passkey, as `navigator.credentials.get` answers (AuthenticationResponseJSON). */
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

/** What its owner calls a passkey. */
export const passkeyName = z.string("Give the passkey a name.")
  .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z.string()
      .min(1, "Give the passkey a name.")
      .max(60, "Use at most 60 characters.")
      .regex(
        /^(?:[^\p{Cc}\p{Cf}\p{Co}\p{Cn}]|[\u200c\u200d])*$/u,
        "Leave out characters that cannot be seen.",
      ),
  );

/** Registering. Without a name it is called after the browser. */
export const registerPasskeyInput = z.strictObject({
  name: passkeyName.optional(),
  credential: newCredential,
});
export type RegisterPasskeyInput = z.output<typeof registerPasskeyInput>;

export const renamePasskeyInput = z.strictObject({ name: passkeyName });
export const usePasskeyInput = z.strictObject({ credential: usedCredential });

/** A passkey as its owner sees it. */
export const passkeyJsonSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Whether it is kept in an account elsewhere (a phone's or password manager's), and so outlives the device. */
  backedUp: z.boolean(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type PasskeyJson = z.output<typeof passkeyJsonSchema>;
