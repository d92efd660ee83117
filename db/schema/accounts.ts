import type { Generated, Insertable, Selectable } from "kysely";
import type { LocaleCode } from "../../lib/shared/codes/locales.ts";
import type { Role } from "../../lib/shared/codes/roles.ts";
import type { SignInMethod } from "../../lib/shared/codes/sign_in_methods.ts";
import type { UserStatus } from "../../lib/shared/codes/user_statuses.ts";
import type { Fixed, Instant } from "./columns.ts";

export interface UsersTable {
  id: Fixed<string>;
  role: Role;
  name: string;
  /** As the user typed it. Mail is sent to this address. */
  email: string;
  /** Lowercased and normalized, so that each address is unique. */
  emailKey: string;
  emailVerifiedAt: Instant;
  timeZone: string;
  /** The language of mails about appointments. */
  locale: Generated<LocaleCode>;
  status: UserStatus;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export type User = Selectable<UsersTable>;

export type NewUser = Insertable<UsersTable>;

/**
 * A sign-in method. The issuer and the subject identify it; a password's issuer is "bloom", and its subject
 * is the user's ID.
 */
export interface AccountsTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  issuer: Fixed<string>;
  subject: Fixed<string>;
  passwordHash: string | null;
  createdAt: Fixed<Instant>;
}

export interface SessionsTable {
  id: Fixed<string>;
  tokenHash: string;
  userId: Fixed<string>;
  createdAt: Fixed<Instant>;
  lastSeenAt: Instant;
  expiresAt: Instant;
  network: Fixed<string>;
  userAgent: Fixed<string>;
  method: Fixed<SignInMethod>;
  /** When the user last proved a factor. Sensitive changes ask again a few minutes later. */
  provenAt: Instant;
  /** When the user last proved a passkey or a code in this session. A trusted browser proves neither. */
  stronglyProvenAt: Generated<Instant | null>;
  /** When a second factor was proven, or one proof that counts as two. Null if only one factor was proven. */
  secondFactorAt: Instant | null;
}

export type TokenKind =
  | "sign_up"
  /** A correct first factor that waits for the second one. */
  | "second_factor"
  | "password_reset"
  | "email_change"
  /** A sign-in with a provider that is under way. */
  | "oauth"
  /** A person whose identity a provider confirmed, but who has no account yet. */
  | "oauth_sign_up"
  | "passkey_registration"
  | "passkey_sign_in";

/** Short-lived secrets that work once: in a link, in a cookie, or as a code. */
export interface TokensTable {
  id: Fixed<string>;
  kind: Fixed<TokenKind>;
  emailKey: Fixed<string | null>;
  userId: Fixed<string | null>;
  secretHash: Fixed<string>;
  codeHash: Fixed<string | null>;
  /** Sealed JSON (lib/encryption). */
  payload: Fixed<string>;
  attempts: number;
  createdAt: Fixed<Instant>;
  expiresAt: Instant;
}

/** A user's authenticator app. Secrets are sealed (lib/encryption). */
export interface TwoFactorsTable {
  userId: Fixed<string>;
  /** Null until the first correct code. */
  secret: string | null;
  /** The latest time step with an accepted code. It and earlier steps are refused (RFC 6238, 5.2). */
  lastStep: number;
  confirmedAt: Instant | null;
  /** A secret that was shown but not yet confirmed. Until then, the confirmed one stays valid. */
  pendingSecret: string | null;
  pendingSince: Instant | null;
  /** The session that requested it. No other session can see or confirm it. */
  pendingSessionId: string | null;
}

/** One row for each code that can still be used. */
export interface RecoveryCodesTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  codeHash: Fixed<string>;
  createdAt: Fixed<Instant>;
}

export interface PasskeysTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  /** Base64url, as in WebAuthn's JSON. */
  credentialId: Fixed<string>;
  publicKey: Fixed<Uint8Array>;
  counter: number;
  transports: Fixed<string[]>;
  backedUp: boolean;
  name: string;
  createdAt: Fixed<Instant>;
  lastUsedAt: Instant | null;
}

/** A browser in which a user has signed in. Its cookie contains the secret. */
export interface BrowsersTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  secretHash: string;
  userAgent: string;
  firstSeenAt: Fixed<Instant>;
  lastSeenAt: Instant;
  /** Until then, a correct first factor is enough in this browser. */
  trustedUntil: Instant | null;
}
