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
  /** As the person typed it; mail goes here. */
  email: string;
  /** Lower-cased and normalized; what makes an address unique. */
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
 * A way in. Identity is issuer and subject; the password's issuer is "bloom" and its subject the user's id.
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
  /** When its owner last proved a factor; sensitive changes ask again some minutes later. */
  provenAt: Instant;
  /** When a second factor was proven, or one proof that counts as two; null: one factor so far. */
  secondFactorAt: Instant | null;
}

export type TokenKind =
  | "sign_up"
  /** A right first factor that waits for its second. */
  | "second_factor"
  | "password_reset"
  | "email_change"
  /** A way to a provider and back. */
  | "oauth"
  /** Somebody whom a provider vouches for, and who has no account yet. */
  | "oauth_sign_up"
  | "passkey_registration"
  | "passkey_sign_in";

/** What can be used once and ends soon: by the secret of a link or cookie, or by a code. */
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
  /** Null until the first right code. */
  secret: string | null;
  /** The newest time step whose code was accepted: it and those before it are refused (RFC 6238, 5.2). */
  lastStep: number;
  confirmedAt: Instant | null;
  /** A secret that was shown and not yet confirmed; the confirmed one holds meanwhile. */
  pendingSecret: string | null;
  pendingSince: Instant | null;
  /** The session that asked for it: no other gets to see or confirm it. */
  pendingSessionId: string | null;
}

/** A row for each code that can still be used. */
export interface RecoveryCodesTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  codeHash: Fixed<string>;
  createdAt: Fixed<Instant>;
}

export interface PasskeysTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  /** Base64url, as WebAuthn's JSON has it. */
  credentialId: Fixed<string>;
  publicKey: Fixed<Uint8Array>;
  counter: number;
  transports: Fixed<string[]>;
  backedUp: boolean;
  name: string;
  createdAt: Fixed<Instant>;
  lastUsedAt: Instant | null;
}

/** A browser that somebody has signed in with; it holds the secret in a cookie. */
export interface BrowsersTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  secretHash: string;
  userAgent: string;
  firstSeenAt: Fixed<Instant>;
  lastSeenAt: Instant;
  /** Until then a right first factor is enough in it. */
  trustedUntil: Instant | null;
}
