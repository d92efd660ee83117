import type { ColumnType, Insertable, Selectable } from "kysely";

/**
 * The tables as Kysely sees them. Columns are snake_case in SQL and camelCase here (CamelCasePlugin). Both
 * dialects hand out and accept `Temporal.Instant` for timestamptz and `Temporal.PlainDate` for date.
 */
export interface Database {
  users: UsersTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  twoFactors: TwoFactorsTable;
  recoveryCodes: RecoveryCodesTable;
  passkeys: PasskeysTable;
  browsers: BrowsersTable;
  patientProfiles: PatientProfilesTable;
  consents: ConsentsTable;
  therapistProfiles: TherapistProfilesTable;
  therapistPhotos: TherapistPhotosTable;
  availabilityRules: AvailabilityRulesTable;
  timeOff: TimeOffTable;
  appointments: AppointmentsTable;
  appointmentAttendees: AppointmentAttendeesTable;
  bookedTime: BookedTimeTable;
  jobs: JobsTable;
  auditEvents: AuditEventsTable;
}

type Instant = Temporal.Instant;
/** Written once, when the row is made. */
type Fixed<T> = ColumnType<T, T, never>;

export type Role = "patient" | "therapist" | "admin";
export type UserStatus = "active" | "suspended" | "deleted";
/** How somebody proved who they are when their session began. */
export type SignInMethod = "password" | "passkey" | "google" | "zoom";
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
export type AppointmentStatus = "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";

export interface UsersTable {
  id: Fixed<string>;
  role: Role;
  name: string;
  /** As the person typed it; mail goes here. */
  email: string;
  /** Lower-cased and normalised; what makes an address unique. */
  emailKey: string;
  emailVerifiedAt: Instant;
  timeZone: string;
  status: UserStatus;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

/** A way in. Identity is issuer and subject; the password's issuer is "bloom" and its subject the user's id. */
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

export interface PatientProfilesTable {
  userId: Fixed<string>;
  legalName: string | null;
  preferredName: string | null;
  birthDate: Temporal.PlainDate | null;
  state: string | null;
  phone: string | null;
  emergencyName: string | null;
  emergencyPhone: string | null;
  emergencyRelationship: string | null;
  updatedAt: Instant;
}

export interface ConsentsTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  kind: Fixed<"telehealth">;
  version: Fixed<string>;
  givenAt: Fixed<Instant>;
}

export interface TherapistProfilesTable {
  userId: Fixed<string>;
  titles: string;
  specialties: string[];
  languages: string[];
  states: string[];
  about: string;
  approach: string;
  listed: boolean;
  /** The zone in which the weekly hours are meant. */
  timeZone: string;
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  /** Raised at each change of hours, time off or settings. */
  scheduleVersion: number;
  updatedAt: Instant;
}

export interface TherapistPhotosTable {
  userId: Fixed<string>;
  contentType: "image/jpeg" | "image/png" | "image/webp";
  bytes: Uint8Array;
  digest: string;
  updatedAt: Instant;
}

/** Local wall-clock hours on one weekday (1 = Monday). Past 1440 the range runs into the next day. */
export interface AvailabilityRulesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

export interface TimeOffTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Instant;
  endsAt: Instant;
  /** The zone in which it was entered, for showing it again. */
  timeZone: string;
  note: string;
  createdAt: Fixed<Instant>;
}

export interface AppointmentsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Instant;
  endsAt: Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  status: AppointmentStatus;
  /** iCalendar's SEQUENCE: raised at each change that attendees hear of. */
  sequence: number;
  createdBy: Fixed<string>;
  idempotencyKey: Fixed<string>;
  cancelledAt: Instant | null;
  cancelledBy: string | null;
  /** Sealed text (lib/encryption): a reason may tell of health. */
  cancellationReason: string | null;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export interface AppointmentAttendeesTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  role: Fixed<"therapist" | "patient">;
}

/** Five minutes of somebody's time, from `at`. */
export interface BookedTimeTable {
  userId: Fixed<string>;
  at: Fixed<Instant>;
  appointmentId: Fixed<string>;
}

export interface JobsTable {
  id: Fixed<string>;
  kind: Fixed<string>;
  /** Sealed JSON (lib/encryption): mail carries codes and addresses. */
  payload: Fixed<string>;
  runAt: Instant;
  attempts: number;
  claimedBy: string | null;
  claimedUntil: Instant | null;
  lastError: string | null;
  deadAt: Instant | null;
  createdAt: Fixed<Instant>;
}

export interface AuditEventsTable {
  id: Fixed<string>;
  at: Fixed<Instant>;
  actorId: Fixed<string | null>;
  actorRole: Fixed<Role | null>;
  action: Fixed<string>;
  subjectType: Fixed<string>;
  subjectId: Fixed<string | null>;
  /** Whose record it is. */
  ownerId: Fixed<string | null>;
  outcome: Fixed<"allowed" | "refused">;
  reason: Fixed<string | null>;
  network: Fixed<string>;
  requestId: Fixed<string>;
}

export type User = Selectable<UsersTable>;
export type NewUser = Insertable<UsersTable>;
export type Appointment = Selectable<AppointmentsTable>;
export type TherapistProfile = Selectable<TherapistProfilesTable>;
export type PatientProfile = Selectable<PatientProfilesTable>;
