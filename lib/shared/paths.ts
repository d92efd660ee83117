const noteFolders = { progress: "notes", psychotherapy: "psychotherapy-notes" } as const;

/** The last action on an appointment, for its page to report. */
type AppointmentDone =
  | "booked"
  | "series"
  | "moved"
  | "cancelled"
  | "confirm"
  | "arrive"
  | "fulfil"
  | "miss"
  | "undo"
  | "not_settled";

/** The last action on the waitlist, for its page to report. */
type WaitlistDone =
  | "joined"
  | "left"
  | "declined"
  | "expired"
  | "gone"
  | "own_time_taken"
  | "profile_incomplete";

/** Every address of the site, so that no link is spelled out twice. Browser-safe. */
export const paths = {
  home: () => "/",
  signUp: (returnTo?: string) => withQuery("/sign-up", { returnTo }),
  signIn: (returnTo?: string, query: { closed?: "yes" } = {}) =>
    withQuery("/sign-in", { returnTo, ...query }),
  signOut: () => "/sign-out",
  verifyEmail: (query: { returnTo?: string; sent?: "again" } = {}) => withQuery("/verify-email", query),
  verifyEmailLink: (secret: string) => `/verify-email/${encodeURIComponent(secret)}`,
  welcome: (step?: string, returnTo?: string) => withQuery("/welcome", { step, returnTo }),
  therapists: (filters: Record<string, string | undefined> = {}) => withQuery("/therapists", filters),
  therapist: (id: string) => `/therapists/${id}`,
  therapistPhoto: (id: string, digest: string) => `/therapists/${id}/photo?v=${digest}`,
  book: (
    id: string,
    query: {
      patient?: string;
      type?: string;
      day?: string;
      timeZone?: string;
      startsAt?: string;
      from?: string;
    } = {},
  ) => withQuery(`/therapists/${id}/book`, query),
  bookSeries: (id: string, query: { patient?: string; startsAt?: string; type?: string } = {}) =>
    withQuery(`/therapists/${id}/book/series`, query),
  appointments: (query: { when?: "past"; cursor?: string; done?: "left" } = {}) =>
    withQuery("/appointments", query),
  appointment: (id: string, query: { done?: AppointmentDone } = {}) =>
    withQuery(`/appointments/${id}`, query),
  cancellation: (id: string) => `/appointments/${id}/cancellation`,
  settlement: (id: string) => `/appointments/${id}/settlement`,
  reschedule: (
    id: string,
    query: { day?: string; timeZone?: string; startsAt?: string; from?: string } = {},
  ) => withQuery(`/appointments/${id}/reschedule`, query),
  waitlist: (query: { done?: WaitlistDone } = {}) => withQuery("/waitlist", query),
  /** Where a patient asks to be notified when any time with the therapist is freed. */
  waitForTherapist: (id: string, query: { patient?: string; type?: string } = {}) =>
    withQuery(`/therapists/${id}/waitlist`, query),
  /** Where a patient asks for an earlier time than the appointment's. */
  waitForEarlier: (id: string) => `/appointments/${id}/waitlist`,
  leaveWaitlist: (id: string) => `/waitlist/${id}/departure`,
  claimOffer: (id: string) => `/waitlist/offers/${id}/claim`,
  declineOffer: (id: string) => `/waitlist/offers/${id}/refusal`,
  practiceWaitlist: (query: { done?: "removed" } = {}) => withQuery("/practice/waitlist", query),
  waitlistRemoval: (id: string) => `/practice/waitlist/${id}/removal`,
  calendarFile: (id: string) => `/appointments/${id}/calendar.ics`,
  /** The address that a user's external calendar reads. */
  calendarFeed: (secret: string) => `/calendar/${secret}.ics`,
  ownCalendar: (query: { done?: "revoked" | "again" } = {}) => withQuery("/account/calendar", query),
  provider: (provider: string) => `/sign-in/${provider}`,
  providerCallback: (provider: string) => `/sign-in/${provider}/callback`,
  finishSignUp: () => "/sign-up/finish",
  forgotPassword: () => "/forgot-password",
  resetPassword: (secret: string) => `/reset-password/${encodeURIComponent(secret)}`,
  account: () => "/account",
  password: () => "/account/security/password",
  email: () => "/account/email",
  confirmEmail: (secret: string) => `/account/email/${encodeURIComponent(secret)}`,
  data: () => "/account/data",
  family: (query: { done?: "added" | "saved" | "ended" } = {}) => withQuery("/account/family", query),
  newWard: () => "/account/family/new",
  ward: (id: string) => `/account/family/${id}`,
  endWard: (id: string) => `/account/family/${id}/end`,
  reminders: (query: { done?: "saved" } = {}) => withQuery("/account/reminders", query),
  security: (query: { done?: "password" } = {}) => withQuery("/account/security", query),
  activity: (cursor?: string) => withQuery("/account/security/activity", { cursor }),
  providers: (query: { done?: "linked" | "unlinked" } = {}) =>
    withQuery("/account/security/providers", query),
  renewSession: () => "/account/sessions/renewal",
  idleWarning: (role: string) => `/idle-warning/${role}`,
  sessions: (query: { done?: "session" | "others" | "browser" } = {}) =>
    withQuery("/account/sessions", query),
  passkeys: (query: { done?: "added" | "removed" | "named"; returnTo?: string } = {}) =>
    withQuery("/account/security/passkeys", query),
  passkey: (id: string) => `/account/security/passkeys/${id}`,
  /** Where a therapist or admin gives the second factor that their page requires. */
  secondFactorNeeded: (returnTo?: string) => withQuery("/account/security/second-factor", { returnTo }),
  authenticator: (returnTo?: string) => withQuery("/account/security/authenticator", { returnTo }),
  recoveryCodes: () => "/account/security/recovery-codes",
  secondFactor: (returnTo?: string) => withQuery("/sign-in/two-factor", { returnTo }),
  /** Where passkeys are used: a browser posts to it, and first to `/options` below it. */
  passkeyApi: {
    signIn: "/api/auth/passkey",
    secondFactor: "/api/auth/second-factor/passkey",
    confirmation: "/api/auth/confirmation/passkey",
    own: "/api/user/passkeys",
  },
  care: (query: { done?: "asked" | "ended" | "withdrawn" } = {}) => withQuery("/care", query),
  askToConnect: (therapistId: string, query: { patient?: string } = {}) =>
    withQuery(`/therapists/${therapistId}/request`, query),
  appointmentPatients: (id: string) => `/appointments/${id}/patients`,
  endCare: (id: string) => `/care/${id}/end`,
  requests: (query: { done?: "answered" | "saved" } = {}) => withQuery("/practice/requests", query),
  request: (id: string) => `/practice/requests/${id}`,
  patients: (query: { list?: "past" } = {}) => withQuery("/practice/patients", query),
  patient: (id: string) => `/practice/patients/${id}`,
  patientMeasures: (id: string, query: { done?: "asked" | "stopped" } = {}) =>
    withQuery(`/practice/patients/${id}/measures`, query),
  patientMeasure: (id: string, resultId: string) => `/practice/patients/${id}/measures/${resultId}`,
  notes: (kind: "progress" | "psychotherapy", patientId: string, query: { done?: "discarded" } = {}) =>
    withQuery(`/practice/patients/${patientId}/${noteFolders[kind]}`, query),
  newNote: (kind: "progress" | "psychotherapy", patientId: string, query: { visit?: string } = {}) =>
    withQuery(`/practice/patients/${patientId}/${noteFolders[kind]}/new`, query),
  note: (
    kind: "progress" | "psychotherapy",
    patientId: string,
    id: string,
    query: { done?: "saved" | "signed" | "amended" } = {},
  ) => withQuery(`/practice/patients/${patientId}/${noteFolders[kind]}/${id}`, query),
  flags: (query: { done?: "seen" } = {}) => withQuery("/practice/flags", query),
  flagSeen: (id: string) => `/practice/flags/${id}/acknowledgement`,
  measures: () => "/measures",
  measure: (id: string) => `/measures/${id}`,
  measureResult: (id: string) => `/measures/results/${id}`,
  practice: (query: { view?: "day" | "week"; day?: string; done?: "moved" | "booked" } = {}) =>
    withQuery("/practice", query),
  newAppointment: (query: { patient?: string; day?: string; startsAt?: string } = {}) =>
    withQuery("/practice/appointments/new", query),
  schedule: () => "/practice/schedule",
  types: (query: { done?: "saved" | "archived" | "offered" | "mode" } = {}) =>
    withQuery("/practice/types", query),
  newType: () => "/practice/types/new",
  type: (id: string) => `/practice/types/${id}`,
  typeArchival: (id: string) => `/practice/types/${id}/archival`,
  importedCalendars: (query: { done?: "added" | "removed" | "reading" } = {}) =>
    withQuery("/practice/calendars", query),
  calendarRemoval: (id: string) => `/practice/calendars/${id}/removal`,
  calendarReading: (id: string) => `/practice/calendars/${id}/reading`,
  credentials: (query: { done?: "submitted" | "removed" } = {}) => withQuery("/practice/credentials", query),
  newCredential: () => "/practice/credentials/new",
  credential: (id: string) => `/practice/credentials/${id}`,
  credentialDocument: (id: string) => `/practice/credentials/${id}/document`,
  credentialRemoval: (id: string) => `/practice/credentials/${id}/removal`,
  admin: () => "/admin",
  reviewCredentials: (query: { list?: string; done?: "reviewed" } = {}) =>
    withQuery("/admin/credentials", query),
  reviewCredential: (id: string) => `/admin/credentials/${id}`,
  reviewDocument: (id: string) => `/admin/credentials/${id}/document`,
  mailLog: (query: { list?: string; cursor?: string; done?: string } = {}) => withQuery("/admin/mail", query),
  devMail: () => "/dev/mail",
} as const;

/** Returns the path with the defined values, in order, as its query. */
export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
