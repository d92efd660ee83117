import type { LocaleCode } from "../lib/shared/codes/locales.ts";
import type { Role } from "../lib/shared/codes/roles.ts";
import type { ColumnType, Generated, Insertable, Selectable } from "kysely";

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
/** Written once, when the row is made. */
type Fixed<T> = ColumnType<T, T, never>;

/** The languages that mails are written in. */
export type UserStatus =
  | "active"
  | "suspended"
  | "deleted"
  /** A minor for whom guardians act; there is no way in. */
  | "ward";
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
  /** The guardian who gave it for a ward; null: the person themselves. */
  givenBy: Fixed<string | null | undefined>;
}

/** That an adult acts for a minor, until it has ended or the minor is of age. */
export interface GuardianshipsTable {
  id: Fixed<string>;
  guardianId: Fixed<string>;
  wardId: Fixed<string>;
  /** What the guardian is to the ward. */
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
  /** The zone in which the weekly hours are meant. */
  timeZone: string;
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  /** Whether new patients can ask to be taken on. */
  accepting: Accepting;
  /** Whether somebody who is nobody's patient yet can book a first visit without asking. */
  firstVisitOpen: boolean;
  /** Whether a patient's booking stands at once, or is a request that the therapist answers. */
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

/** What somebody has uploaded; its content stands in file_parts. */
export interface FileAssetsTable {
  id: Fixed<string>;
  ownerId: Fixed<string>;
  name: Fixed<string>;
  contentType: Fixed<string>;
  /** Of the content before it was sealed. Bytes. */
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
  /** The end of the last day, where the therapist is. */
  expiresAt: Instant;
  documentId: string | null;
  status: CredentialStatus;
  /** Raised at each submission: a review is of the version that was seen. */
  version: number;
  submittedAt: Instant;
  reviewedBy: string | null;
  reviewedAt: Instant | null;
  /** What the practice told the therapist. */
  reviewReason: string | null;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

/** A row for each warning that was sent, so that none is sent twice. */
export interface CredentialWarningsTable {
  credentialId: Fixed<string>;
  expiresAt: Fixed<Instant>;
  daysBefore: Fixed<number>;
  sentAt: Fixed<Instant>;
}

export type CareStatus = "requested" | "active" | "declined" | "finished";

/** A patient and a therapist: one row for each pair that ever had to do with each other. */
export interface CareRelationshipsTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  status: CareStatus;
  /** Asked while the therapist only kept a waiting list. */
  waitlisted: boolean;
  /** What the patient wrote. Sealed. */
  note: string | null;
  /** What the therapist answered. Sealed. */
  answer: string | null;
  /** The colleague whom the therapist named. */
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

/** A therapist asks a patient for a measure. */
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

/** What a patient answered, once. */
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

/** Something in a result that a therapist has to see. */
export interface MeasureFlagsTable {
  id: Fixed<string>;
  resultId: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  raisedAt: Fixed<Instant>;
  seenAt: Instant | null;
}

export type NoteStatus = "draft" | "signed";

/** What a therapist wrote about a patient. Once it is signed, its row never changes. */
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

/** A later version of a signed note, and why there is one. */
export interface NoteAmendmentsTable {
  noteId: Fixed<string>;
  /** 1 is the first. */
  number: Fixed<number>;
  /** Text and reason as one sealed JSON. */
  content: Fixed<string>;
  addedAt: Fixed<Instant>;
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

/** A kind of visit that a therapist offers beside the schedule's own length. */
export interface AppointmentTypesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  name: string;
  /** Who can book it: anyone; only as a first visit; only as a further one. */
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
  /** iCalendar's SEQUENCE: raised at each change that attendees hear of. */
  sequence: number;
  kind: AppointmentKind;
  /** Null: the schedule's own length. */
  typeId: string | null;
  /** What the type was called when it was booked; "": the schedule's own. */
  typeName: string;
  /** The series that it came about in. */
  seriesId: string | null;
  /** Until when a pending request holds its time; null for any other. */
  expiresAt: Instant | null;
  /** Booked by the therapist over what the rules would have refused. */
  overridden: boolean;
  /** Cancelled by or for a patient within the notice. */
  lateCancel: boolean;
  createdBy: Fixed<string>;
  idempotencyKey: Fixed<string>;
  cancelledAt: Instant | null;
  cancelledBy: string | null;
  /** Sealed text (lib/encryption): a reason may tell of health. */
  cancellationReason: string | null;
  /** It stands for an offer to somebody who waits: it has no attendees, and the offer's id. */
  isOffer: Generated<boolean>;
  /** When its start was last set: by a move, or by the acceptance of a request. Null: when it was made. */
  timeSetAt: Generated<Instant | null>;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export interface AppointmentAttendeesTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  /** guardian: acts for the patient, and takes up no time. */
  role: Fixed<"therapist" | "patient" | "guardian">;
}

/** Five minutes of somebody's time, from `at`. */
export interface BookedTimeTable {
  userId: Fixed<string>;
  at: Fixed<Instant>;
  appointmentId: Fixed<string>;
}

export type PartOfDay = "morning" | "afternoon" | "evening";

/** Somebody waits for a time, or for an earlier one than they have. */
export interface WaitlistEntriesTable {
  id: Fixed<string>;
  patientId: Fixed<string>;
  therapistId: Fixed<string>;
  /** What they would like to have earlier; null: a visit of its own. */
  appointmentId: Fixed<string | null>;
  /** The kind of visit; null: the schedule's own length. */
  typeId: string | null;
  /** Days, weekdays ("1" is Monday) and parts of the day are meant in the patient's zone. */
  earliest: Temporal.PlainDate;
  latest: Temporal.PlainDate;
  weekdays: string[];
  partsOfDay: PartOfDay[];
  state: "waiting" | "fulfilled" | "left" | "removed";
  /** What is waited for, while it is: nobody waits twice for the same. */
  liveKey: string | null;
  createdAt: Fixed<Instant>;
  endedAt: Instant | null;
}

/** Time of a therapist's that was given back. */
export interface FreedTimesTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  startsAt: Fixed<Instant>;
  endsAt: Instant;
  freedAt: Instant;
  /** When there is something to do about it: offer it, or pass it on. Null: nothing more. */
  nextAt: Instant | null;
}

export interface WaitlistOffersTable {
  id: Fixed<string>;
  freedTimeId: Fixed<string>;
  entryId: Fixed<string>;
  therapistId: Fixed<string>;
  /** What it has become once it is claimed. */
  appointmentId: string | null;
  typeId: Fixed<string | null>;
  startsAt: Fixed<Instant>;
  endsAt: Fixed<Instant>;
  bufferBeforeMinutes: Fixed<number>;
  bufferAfterMinutes: Fixed<number>;
  offeredAt: Fixed<Instant>;
  expiresAt: Fixed<Instant>;
  state: "offered" | "claimed" | "declined" | "expired" | "withdrawn";
  /** While it stands: its freed time and its entry, each of which has one offer at a time. */
  liveFreedTimeId: string | null;
  liveEntryId: string | null;
}

/** How long before an appointment somebody wants to be reminded, where they have said so; else their role's default counts. */
export interface ReminderChoicesTable {
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  wanted: boolean;
  decidedAt: Instant;
}

/** A row for each reminder that was enqueued or passed over, so that none is ever sent again. */
export interface AppointmentRemindersTable {
  appointmentId: Fixed<string>;
  userId: Fixed<string>;
  offsetMinutes: Fixed<number>;
  /** The start that it reminds of: a moved appointment is reminded of anew. */
  startsAt: Fixed<Instant>;
  claimedAt: Fixed<Instant>;
}

/** The secret address under which somebody's busy times can be subscribed to. */
export interface CalendarFeedsTable {
  userId: Fixed<string>;
  secretHash: string;
  createdAt: Instant;
}

/** A calendar elsewhere, whose busy times block a therapist's slots. */
export interface ImportedCalendarsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  /** What the therapist calls it. */
  name: string;
  /** Sealed: whoever has it can read the calendar. */
  address: Fixed<string>;
  /** Keyed, so that one address is not added twice. */
  addressHash: Fixed<string>;
  /** Raised at each reading: a job of an earlier turn has nothing to do any more. */
  turn: number;
  /** Readings that have failed since the last that did not. */
  failures: number;
  /** Why the last one did; null when it did not. */
  failure: string | null;
  /** Entries that could not be understood. */
  skipped: number;
  /** When the busy times that stand here were read. */
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

/** `dropped`: when its turn came there was nothing to say any more, as of a visit that had been cancelled. */
export type MailStatus = "waiting" | "delivered" | "dropped" | "dead";

/** What was mailed, and what became of it. The content stands in the job of the same id, sealed, until it is delivered. */
export interface MailsTable {
  id: Fixed<string>;
  /** To whom, where they have an account. */
  userId: Fixed<string | null>;
  /** "a…@example.com". */
  maskedAddress: Fixed<string>;
  kind: Fixed<string>;
  status: MailStatus;
  attempts: number;
  /** The class of what went wrong last, without its words. */
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
export type AppointmentType = Selectable<AppointmentTypesTable>;
export type Credential = Selectable<CredentialsTable>;
export type CareRelationship = Selectable<CareRelationshipsTable>;
export type PatientProfile = Selectable<PatientProfilesTable>;
