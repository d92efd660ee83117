import type { Selectable } from "kysely";
import type { Accepting } from "../../lib/shared/codes/accepting.ts";
import type { BookingMode } from "../../lib/shared/codes/booking_modes.ts";
import type { CredentialStatus } from "../../lib/shared/codes/credential_statuses.ts";
import type { Fixed, Instant } from "./columns.ts";

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

export type PatientProfile = Selectable<PatientProfilesTable>;

export interface ConsentsTable {
  id: Fixed<string>;
  userId: Fixed<string>;
  kind: Fixed<"telehealth">;
  version: Fixed<string>;
  givenAt: Fixed<Instant>;
  /** The guardian who gave consent for a ward; null if the user did. */
  givenBy: Fixed<string | null | undefined>;
}

/** A guardian's right to act for a minor. It applies until it is ended or the minor is of age. */
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
  /** The time zone of the weekly hours. */
  timeZone: string;
  slotMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  /** Whether new patients can ask for care. */
  accepting: Accepting;
  /** Whether a new patient can book a first visit without asking first. */
  firstVisitOpen: boolean;
  /** Whether a patient's booking is confirmed immediately, or is a request that the therapist answers. */
  bookingMode: BookingMode;
  /** Incremented with each change of hours, time off or settings. */
  scheduleVersion: number;
  updatedAt: Instant;
}

export type TherapistProfile = Selectable<TherapistProfilesTable>;

export interface TherapistPhotosTable {
  userId: Fixed<string>;
  contentType: "image/jpeg" | "image/png" | "image/webp";
  bytes: Uint8Array;
  digest: string;
  updatedAt: Instant;
}

/** A professional license; never a password. */
export interface CredentialsTable {
  id: Fixed<string>;
  therapistId: Fixed<string>;
  kind: string;
  number: string;
  state: string;
  issuedOn: Temporal.PlainDate;
  expiresOn: Temporal.PlainDate;
  /** The end of its last valid day, in the therapist's time zone. */
  expiresAt: Instant;
  documentId: string | null;
  status: CredentialStatus;
  /** Incremented with each submission, because a review applies to the version that was seen. */
  version: number;
  submittedAt: Instant;
  reviewedBy: string | null;
  reviewedAt: Instant | null;
  /** The practice's message to the therapist. */
  reviewReason: string | null;
  createdAt: Fixed<Instant>;
  updatedAt: Instant;
}

export type Credential = Selectable<CredentialsTable>;

/** One row for each warning that was sent, so that none is sent twice. */
export interface CredentialWarningsTable {
  credentialId: Fixed<string>;
  expiresAt: Fixed<Instant>;
  daysBefore: Fixed<number>;
  sentAt: Fixed<Instant>;
}
