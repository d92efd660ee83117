import type {
  AccountsTable,
  BrowsersTable,
  PasskeysTable,
  RecoveryCodesTable,
  SessionsTable,
  TokensTable,
  TwoFactorsTable,
  UsersTable,
} from "./accounts.ts";
import type { CalendarFeedsTable, ImportedBusyTimesTable, ImportedCalendarsTable } from "./calendars.ts";
import type { CareRelationshipsTable } from "./care.ts";
import type { FileAssetsTable, FilePartsTable } from "./files.ts";
import type { AuditEventsTable, JobsTable, MailsTable } from "./operations.ts";
import type {
  ConsentsTable,
  CredentialsTable,
  CredentialWarningsTable,
  GuardianshipsTable,
  PatientProfilesTable,
  TherapistPhotosTable,
  TherapistProfilesTable,
} from "./people.ts";
import type {
  MeasureFlagsTable,
  MeasureRequestsTable,
  MeasureResultsTable,
  NoteAmendmentsTable,
  NotesTable,
} from "./records.ts";
import type { AppointmentRemindersTable, ReminderChoicesTable } from "./reminders.ts";
import type {
  AppointmentAttendeesTable,
  AppointmentsTable,
  AppointmentTypesTable,
  AvailabilityRulesTable,
  BookedTimeTable,
  TimeOffTable,
} from "./scheduling.ts";
import type { FreedTimesTable, WaitlistEntriesTable, WaitlistOffersTable } from "./waitlist.ts";

/**
 * The tables as Kysely sees them. Columns are snake_case in SQL and camelCase here (CamelCasePlugin). Both
 * dialects use `Temporal.Instant` for timestamptz and `Temporal.PlainDate` for date.
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
