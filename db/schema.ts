import type { LocaleCode } from "../lib/shared/codes/locales.ts";
import type { Role } from "../lib/shared/codes/roles.ts";
import type { ColumnType, Generated, Insertable, Selectable } from "kysely";

/**
 * The tables as Kysely sees them. Columns are snake_case in SQL and camelCase here (CamelCasePlugin). Both
 * dialects return and accept `Temporal.Instant` for timestamptz and `Temporal.PlainDate` for date.
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
  guardianships: GuardianshipsTable;
  therapistProfiles: TherapistProfilesTable;
  therapistPhotos: TherapistPhotosTable;
  fileAssets: FileAssetsTable;
  fileParts: FilePartsTable;
  credentials: CredentialsTable;
  credentialWarnings: CredentialWarningsTable;
  careRelationships: CareRelationshipsTable;
  measureRequests: MeasureRequestsTable;
  measureResults: MeasureResultsTable;
  measureFlags: MeasureFlagsTable;
  progressNotes: NotesTable;
  progressNoteAmendments: NoteAmendmentsTable;
  psychotherapyNotes: NotesTable;
  psychotherapyNoteAmendments: NoteAmendmentsTable;
  availabilityRules: AvailabilityRulesTable;
  timeOff: TimeOffTable;
  appointmentTypes: AppointmentTypesTable;
  appointments: AppointmentsTable;
  appointmentAttendees: AppointmentAttendeesTable;
  bookedTime: BookedTimeTable;
  waitlistEntries: WaitlistEntriesTable;
  freedTimes: FreedTimesTable;
  waitlistOffers: WaitlistOffersTable;
  calendarFeeds: CalendarFeedsTable;
  importedCalendars: ImportedCalendarsTable;
  importedBusyTimes: ImportedBusyTimesTable;
  reminderChoices: ReminderChoicesTable;
  appointmentReminders: AppointmentRemindersTable;
  jobs: JobsTable;
  mails: MailsTable;
  auditEvents: AuditEventsTable;
}

type Instant = Temporal.Instant;
/** Written once, when the row is created. */
type Fixed<T> = ColumnType<T, T, never>;

/** The languages that mails are written in. */
export type UserStatus =
  | "active"
  | "suspended"
  | "deleted"
  /** A minor with guardians and without a sign-in. */
  | "ward";
/** How a user proved their identity when the session started. */
export type SignInMethod = "password" | "passkey" | "google" | "zoom";
export type TokenKind =
  | "sign_up"
  /** A correct first factor that waits for the second. */
  | "second_factor"
  | "password_reset"
  | "email_change"
  /** A round trip to a provider. */
  | "oauth"
  /** A person whom a provider vouches for and who has no account yet. */
  | "oauth_sign_up"
  | "passkey_registration"
  | "passkey_sign_in";
export type AppointmentStatus = "pending" | "booked" | "arrived" | "fulfilled" | "cancelled" | "noshow";

export interface UsersTable {
  id: Fixed<string>;
  role: Role;
  name: string;
  /** As the user typed it; mail goes here. */
  email: string;
  /** Lower-cased and normalized; makes an address unique. */
  emailKey: string;
  emailVerifiedAt: Instant;
  timeZone: string;
  /** The language of mails about appointments. */
  locale: Generated<LocaleCode>;
  status: UserStatus;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

/**
 * A sign-in method. The identity is issuer and subject; the password's issuer is "bloom" and its subject the
 * user's ID.
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
  /** When its owner last proved a factor; sensitive changes need a new proof some minutes later. */
  provenAt: Instant;
  /** When a second factor, or a proof that counts as two, was given; null: one factor so far. */
  secondFactorAt: Instant | null;
}

/** Single-use and short-lived: used through the secret of a link or cookie, or through a code. */
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
  /** The latest time step with an accepted code: it and earlier ones are refused (RFC 6238, 5.2). */
  lastStep: number;
  confirmedAt: Instant | null;
  /** A secret that was shown and not yet confirmed; the confirmed one stays valid until then. */
  pendingSecret: string | null;
  pendingSince: Instant | null;
  /** The session that requested it; no other can see or confirm it. */
  pendingSessionId: string | null;
}

/** One row for each unused code. */
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

/** A browser that a user has signed in with; its cookie has the secret. */
export interface BrowsersTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  secretHash: string;
  userAgent: string;
  firstSeenAt: Fixed<Instant>;
  lastSeenAt: Instant;
  /** Until then a correct first factor is enough in it. */
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
  /** The guardian who gave it for a ward; null: the user themselves. */
  givenBy: Fixed<string | null | undefined>;
}

/** An adult acts for a minor, until it ends or the minor comes of age. */
export interface GuardianshipsTable {
  id: Fixed<string>;
  guardianId: Fixed<string>;
  wardId: Fixed<string>;
  /** The guardian's relationship to the ward. */
  relationship: string;
  beganAt: Instant;
  endedAt: Instant | null;
}

export interface TherapistProfilesTable {
  userId: Fixed<string>;
  titles: string;
  specialties: string[];
  languages: string[];
  about: string;
  approach: string;
  listed: boolean;
  /** The zone of the weekly hours. */
  timeZone: string;
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  /** Whether new patients can send a request. */
  accepting: Accepting;
  /** Whether a patient without a relationship can book a first visit directly. */
  firstVisitOpen: boolean;
  /** Whether a booking is immediate, or a request that the therapist answers. */
  bookingMode: "instant" | "request";
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

/** An uploaded file; its content is in file_parts. */
export interface FileAssetsTable {
  id: Fixed<string>;
  ownerId: Fixed<string>;
  name: Fixed<string>;
  contentType: Fixed<string>;
  /** The size of the content before sealing. Bytes. */
  size: Fixed<number>;
  createdAt: Fixed<Instant>;
}

export interface FilePartsTable {
  fileId: Fixed<string>;
  part: Fixed<number>;
  /** Sealed (lib/encryption). */
  bytes: Fixed<Uint8Array>;
}

export type Accepting = "yes" | "waiting_list" | "no";

export type CredentialStatus = "submitted" | "more_asked" | "verified" | "refused";

/** A professional license; never a password. */
export interface CredentialsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  kind: string;
  number: string;
  state: string;
  issuedOn: Temporal.PlainDate;
  expiresOn: Temporal.PlainDate;
  /** The end of the last day, in the therapist's zone. */
  expiresAt: Instant;
  documentId: string | null;
  status: CredentialStatus;
  /** Raised at each submission: a review applies to the version that was seen. */
  version: number;
  submittedAt: Instant;
  reviewedBy: string | null;
  reviewedAt: Instant | null;
  /** The practice's message to the therapist. */
  reviewReason: string | null;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

/** One row for each sent warning, so that none is sent twice. */
export interface CredentialWarningsTable {
  credentialId: Fixed<string>;
  expiresAt: Fixed<Instant>;
  daysBefore: Fixed<number>;
  sentAt: Fixed<Instant>;
}

export type CareStatus = "requested" | "active" | "declined" | "finished";

/** A patient and a therapist: one row for each pair that ever had a relationship. */
export interface CareRelationshipsTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  status: CareStatus;
  /** Requested while the therapist only had a waiting list. */
  waitlisted: boolean;
  /** The patient's note. Sealed. */
  note: string | null;
  /** The therapist's answer. Sealed. */
  answer: string | null;
  /** The colleague that the therapist referred to. */
  referredTo: string | null;
  requestedAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  endedBy: string | null;
  updatedAt: Instant;
}

export type InstrumentCode = "phq9" | "gad7";
export type MeasureRepeats = "once" | "before_visits";
export type MeasureRequestStatus = "open" | "answered" | "stopped";

/** A therapist's request that a patient answer a measure. */
export interface MeasureRequestsTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  instrument: Fixed<InstrumentCode>;
  repeats: Fixed<MeasureRepeats>;
  status: MeasureRequestStatus;
  askedAt: Fixed<Instant>;
  endedAt: Instant | null;
}

/** A patient's answers to a request, once. */
export interface MeasureResultsTable {
  id: Fixed<string>;
  requestId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  instrument: Fixed<InstrumentCode>;
  /** Answers and score as one sealed JSON. */
  answers: Fixed<string>;
  answeredAt: Fixed<Instant>;
}

/** Part of a result that a therapist must see. */
export interface MeasureFlagsTable {
  id: Fixed<string>;
  resultId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  raisedAt: Fixed<Instant>;
  seenAt: Instant | null;
}

export type NoteStatus = "draft" | "signed";

/** A therapist's note about a patient. Once signed, its row never changes. */
export interface NotesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The visit that it is about. */
  appointmentId: string | null;
  status: NoteStatus;
  /** Raised at each save of a draft. */
  version: number;
  /** Sealed. */
  body: string;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
  signedAt: Instant | null;
}

/** A later version of a signed note, and its reason. */
export interface NoteAmendmentsTable {
  noteId: Fixed<string>;
  /** 1 is the first. */
  number: Fixed<number>;
  /** Text and reason as one sealed JSON. */
  content: Fixed<string>;
  addedAt: Fixed<Instant>;
}

/** Local hours on one weekday (1 = Monday). Past 1440 the range extends into the next day. */
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
  /** The zone of its entry, to show it again. */
  timeZone: string;
  note: string;
  createdAt: Fixed<Instant>;
}

/** An appointment type that a therapist offers in addition to the schedule's own length. */
export interface AppointmentTypesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  name: string;
  /** What it can be booked as: any visit, only a first one, or only a further one. */
  forWhom: "anyone" | "first" | "further";
  minutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** No longer offered; appointments keep it. */
  archivedAt: Instant | null;
  createdAt: Fixed<Instant>;
}

export type AppointmentKind = "individual" | "couple" | "group";

export interface AppointmentsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Instant;
  endsAt: Instant;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  status: AppointmentStatus;
  /** iCalendar's SEQUENCE: raised at each change that attendees are notified of. */
  sequence: number;
  kind: AppointmentKind;
  /** Null: the schedule's own length. */
  typeId: string | null;
  /** The type's name when it was booked; "": the schedule's own. */
  typeName: string;
  /** The series that it was booked in. */
  seriesId: string | null;
  /** Until when a pending request holds its time; null for any other. */
  expiresAt: Instant | null;
  /** Booked by the therapist although the rules would have refused it. */
  overridden: boolean;
  /** Cancelled by or for a patient within the notice. */
  lateCancel: boolean;
  createdBy: Fixed<string>;
  idempotencyKey: Fixed<string>;
  cancelledAt: Instant | null;
  cancelledBy: string | null;
  /** Sealed text (lib/encryption), because a reason may reveal health data. */
  cancellationReason: string | null;
  /** It stands for a waitlist offer: it has no attendees, and the offer's ID. */
  isOffer: Generated<boolean>;
  /** When its start was last set: by a move, or by accepting a request. Null: when it was created. */
  timeSetAt: Generated<Instant | null>;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export interface AppointmentAttendeesTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  /** guardian: acts for the patient, and takes no time. */
  role: Fixed<"therapist" | "patient" | "guardian">;
}

/** Five minutes of a user's time, from `at`. */
export interface BookedTimeTable {
  userId: Fixed<string>;
  at: Fixed<Instant>;
  appointmentId: Fixed<string>;
}

export type PartOfDay = "morning" | "afternoon" | "evening";

/** A patient waits for a time, or for an earlier one than they have. */
export interface WaitlistEntriesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The appointment that they want to have earlier; null: a new visit. */
  appointmentId: Fixed<string | null>;
  /** The type; null: the schedule's own length. */
  typeId: string | null;
  /** Days, weekdays ("1" is Monday) and parts of the day are in the patient's zone. */
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  weekdays: string[];
  partsOfDay: PartOfDay[];
  state: "waiting" | "fulfilled" | "left" | "removed";
  /** What the entry waits for while it is open, so that no patient waits twice for the same. */
  liveKey: string | null;
  createdAt: Fixed<Instant>;
  endedAt: Instant | null;
}

/** A therapist's time that was freed. */
export interface FreedTimesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Instant;
  freedAt: Instant;
  /** When to offer it or to pass it on next. Null: never again. */
  nextAt: Instant | null;
}

export interface WaitlistOffersTable {
  id: Fixed<string>;
  freedTimeId: Fixed<string>;
  entryId: Fixed<string>;
  therapistId: Fixed<string>;
  /** The appointment, once claimed. */
  appointmentId: string | null;
  typeId: Fixed<string | null>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
  bufferBeforeMinutes: Fixed<number>;
  bufferAfterMinutes: Fixed<number>;
  offeredAt: Fixed<Instant>;
  expiresAt: Fixed<Instant>;
  state: "offered" | "claimed" | "declined" | "expired" | "withdrawn";
  /** While it is open: its freed time and its entry, each of which has one offer at a time. */
  liveFreedTimeId: string | null;
  liveEntryId: string | null;
}

/**
 * How long before an appointment a user wants a reminder, if they chose; otherwise their role's default
 * applies.
 */
export interface ReminderChoicesTable {
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  wanted: boolean;
  decidedAt: Instant;
}

/** One row for each reminder that was enqueued or skipped, so that none is ever sent again. */
export interface AppointmentRemindersTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  /** The start that it is for: a moved appointment gets a new reminder. */
  startsAt: Fixed<Instant>;
  claimedAt: Fixed<Instant>;
}

/** The secret address of a user's busy times. */
export interface CalendarFeedsTable {
  userId: Fixed<string>;
  secretHash: string;
  createdAt: Instant;
}

/** An imported calendar, whose busy times block a therapist's slots. */
export interface ImportedCalendarsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  /** The therapist's name for it. */
  name: string;
  /** Sealed, because it gives access to the calendar. */
  address: Fixed<string>;
  /** Keyed, so that one address is not added twice. */
  addressHash: Fixed<string>;
  /** Raised at each reading: a job of an earlier turn does nothing. */
  turn: number;
  /** Failed readings since the last successful one. */
  failures: number;
  /** Why the last one failed; null if it did not. */
  failure: string | null;
  /** Unreadable entries. */
  skipped: number;
  /** When the current busy times were read. */
  readAt: Instant | null;
  nextReadAt: Instant;
  createdAt: Fixed<Instant>;
}

export interface ImportedBusyTimesTable {
  calendarId: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
}

export interface JobsTable {
  id: Fixed<string>;
  kind: Fixed<string>;
  /** Sealed JSON (lib/encryption), because mail contains codes and addresses. */
  payload: Fixed<string>;
  runAt: Instant;
  attempts: number;
  claimedBy: string | null;
  claimedUntil: Instant | null;
  lastError: string | null;
  deadAt: Instant | null;
  createdAt: Fixed<Instant>;
}

/**
 * `dropped`: by its turn there was no reason left to send it, for example because the visit was cancelled.
 */
export type MailStatus = "waiting" | "delivered" | "dropped" | "dead";

/** A mail and its outcome. The content is in the job with the same ID, sealed, until it is delivered. */
export interface MailsTable {
  id: Fixed<string>;
  /** The recipient, if they have an account. */
  userId: Fixed<string | null>;
  /** "a…@example.com". */
  maskedAddress: Fixed<string>;
  kind: Fixed<string>;
  status: MailStatus;
  attempts: number;
  /** The class of the last failure, without its message. */
  lastFailure: string | null;
  createdAt: Fixed<Instant>;
  changedAt: Instant;
}

export interface AuditEventsTable {
  id: Fixed<string>;
  at: Fixed<Instant>;
  actorId: Fixed<string | null>;
  actorRole: Fixed<Role | null>;
  action: Fixed<string>;
  subjectType: Fixed<string>;
  subjectId: Fixed<string | null>;
  /** The owner of the record. */
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
export type AppointmentType = Selectable<AppointmentTypesTable>;
export type Credential = Selectable<CredentialsTable>;
export type CareRelationship = Selectable<CareRelationshipsTable>;
export type PatientProfile = Selectable<PatientProfilesTable>;
