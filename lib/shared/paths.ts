/**
 * Every address of the site, so that no link is spelled out twice. Browser-safe. Import it as a namespace,
 * `import * as paths`: then a page's script carries only the addresses that it uses.
 */
import { withQuery } from "./with_query.ts";

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

export const home = () => "/";
export const signUp = (returnTo?: string) => withQuery("/sign-up", { returnTo });
export const signIn = (returnTo?: string, query: { closed?: "yes" } = {}) =>
  withQuery("/sign-in", { returnTo, ...query });
export const signOut = () => "/sign-out";
export const verifyEmail = (query: { returnTo?: string; sent?: "again" } = {}) =>
  withQuery("/verify-email", query);
export const verifyEmailLink = (secret: string) => `/verify-email/${encodeURIComponent(secret)}`;
export const welcome = (step?: string, returnTo?: string) => withQuery("/welcome", { step, returnTo });
export const therapists = (filters: Record<string, string | undefined> = {}) =>
  withQuery("/therapists", filters);
export const therapist = (id: string) => `/therapists/${id}`;
export const therapistPhoto = (id: string, digest: string) => `/therapists/${id}/photo?v=${digest}`;
export const book = (
  id: string,
  query: {
    patient?: string;
    type?: string;
    day?: string;
    timeZone?: string;
    startsAt?: string;
    from?: string;
  } = {},
) => withQuery(`/therapists/${id}/book`, query);
export const bookSeries = (id: string, query: { patient?: string; startsAt?: string; type?: string } = {}) =>
  withQuery(`/therapists/${id}/book/series`, query);
export const appointments = (query: { when?: "past"; cursor?: string; done?: "left" } = {}) =>
  withQuery("/appointments", query);
export const appointment = (id: string, query: { done?: AppointmentDone } = {}) =>
  withQuery(`/appointments/${id}`, query);
export const cancellation = (id: string) => `/appointments/${id}/cancellation`;
export const settlement = (id: string) => `/appointments/${id}/settlement`;
export const reschedule = (
  id: string,
  query: { day?: string; timeZone?: string; startsAt?: string; from?: string } = {},
) => withQuery(`/appointments/${id}/reschedule`, query);
export const waitlist = (query: { done?: WaitlistDone } = {}) => withQuery("/waitlist", query);
/** Where a patient asks to be notified when any time with the therapist is freed. */
export const waitForTherapist = (id: string, query: { patient?: string; type?: string } = {}) =>
  withQuery(`/therapists/${id}/waitlist`, query);
/** Where a patient asks for an earlier time than the appointment's. */
export const waitForEarlier = (id: string) => `/appointments/${id}/waitlist`;
export const leaveWaitlist = (id: string) => `/waitlist/${id}/departure`;
export const claimOffer = (id: string) => `/waitlist/offers/${id}/claim`;
export const declineOffer = (id: string) => `/waitlist/offers/${id}/refusal`;
export const practiceWaitlist = (query: { done?: "removed" } = {}) => withQuery("/practice/waitlist", query);
export const waitlistRemoval = (id: string) => `/practice/waitlist/${id}/removal`;
export const calendarFile = (id: string) => `/appointments/${id}/calendar.ics`;
/** The address that a user's external calendar reads. */
export const calendarFeed = (secret: string) => `/calendar/${secret}.ics`;
export const ownCalendar = (query: { done?: "revoked" | "again" } = {}) =>
  withQuery("/account/calendar", query);
export const provider = (provider: string) => `/sign-in/${provider}`;
export const providerCallback = (provider: string) => `/sign-in/${provider}/callback`;
export const finishSignUp = () => "/sign-up/finish";
export const forgotPassword = () => "/forgot-password";
export const resetPassword = (secret: string) => `/reset-password/${encodeURIComponent(secret)}`;
export const account = () => "/account";
export const password = () => "/account/security/password";
export const email = () => "/account/email";
export const confirmEmail = (secret: string) => `/account/email/${encodeURIComponent(secret)}`;
export const data = () => "/account/data";
export const family = (query: { done?: "added" | "saved" | "ended" } = {}) =>
  withQuery("/account/family", query);
export const newWard = () => "/account/family/new";
export const ward = (id: string) => `/account/family/${id}`;
export const endWard = (id: string) => `/account/family/${id}/end`;
export const reminders = (query: { done?: "saved" } = {}) => withQuery("/account/reminders", query);
export const security = (query: { done?: "password" } = {}) => withQuery("/account/security", query);
export const activity = (cursor?: string) => withQuery("/account/security/activity", { cursor });
export const providers = (query: { done?: "linked" | "unlinked" } = {}) =>
  withQuery("/account/security/providers", query);
export const renewSession = () => "/account/sessions/renewal";
export const idleWarning = (role: string) => `/idle-warning/${role}`;
export const sessions = (query: { done?: "session" | "others" | "browser" } = {}) =>
  withQuery("/account/sessions", query);
export const passkeys = (query: { done?: "added" | "removed" | "named"; returnTo?: string } = {}) =>
  withQuery("/account/security/passkeys", query);
export const passkey = (id: string) => `/account/security/passkeys/${id}`;
/** Where a therapist or admin gives the second factor that their page requires. */
export const secondFactorNeeded = (returnTo?: string) =>
  withQuery("/account/security/second-factor", { returnTo });
export const authenticator = (returnTo?: string) =>
  withQuery("/account/security/authenticator", { returnTo });
export const recoveryCodes = () => "/account/security/recovery-codes";
export const secondFactor = (returnTo?: string) => withQuery("/sign-in/two-factor", { returnTo });
/** Where passkeys are used: a browser posts to it, and first to `/options` below it. */
export const passkeyApi = {
  signIn: "/api/auth/passkey",
  secondFactor: "/api/auth/second-factor/passkey",
  confirmation: "/api/auth/confirmation/passkey",
  own: "/api/user/passkeys",
} as const;
export const care = (query: { done?: "asked" | "ended" | "withdrawn" } = {}) => withQuery("/care", query);
export const askToConnect = (therapistId: string, query: { patient?: string } = {}) =>
  withQuery(`/therapists/${therapistId}/request`, query);
export const appointmentPatients = (id: string) => `/appointments/${id}/patients`;
export const endCare = (id: string) => `/care/${id}/end`;
export const requests = (query: { done?: "answered" | "saved" } = {}) =>
  withQuery("/practice/requests", query);
export const request = (id: string) => `/practice/requests/${id}`;
export const patients = (query: { list?: "past" } = {}) => withQuery("/practice/patients", query);
export const patient = (id: string) => `/practice/patients/${id}`;
export const patientMeasures = (id: string, query: { done?: "asked" | "stopped" } = {}) =>
  withQuery(`/practice/patients/${id}/measures`, query);
export const patientMeasure = (id: string, resultId: string) =>
  `/practice/patients/${id}/measures/${resultId}`;
export const notes = (
  kind: "progress" | "psychotherapy",
  patientId: string,
  query: { done?: "discarded" } = {},
) => withQuery(`/practice/patients/${patientId}/${noteFolders[kind]}`, query);
export const newNote = (
  kind: "progress" | "psychotherapy",
  patientId: string,
  query: { visit?: string } = {},
) => withQuery(`/practice/patients/${patientId}/${noteFolders[kind]}/new`, query);
export const note = (
  kind: "progress" | "psychotherapy",
  patientId: string,
  id: string,
  query: { done?: "saved" | "signed" | "amended" } = {},
) => withQuery(`/practice/patients/${patientId}/${noteFolders[kind]}/${id}`, query);
export const flags = (query: { done?: "seen" } = {}) => withQuery("/practice/flags", query);
export const flagSeen = (id: string) => `/practice/flags/${id}/acknowledgement`;
export const measures = () => "/measures";
export const measure = (id: string) => `/measures/${id}`;
export const measureResult = (id: string) => `/measures/results/${id}`;
export const practice = (query: { view?: "day" | "week"; day?: string; done?: "moved" | "booked" } = {}) =>
  withQuery("/practice", query);
export const newAppointment = (query: { patient?: string; day?: string; startsAt?: string } = {}) =>
  withQuery("/practice/appointments/new", query);
export const schedule = () => "/practice/schedule";
export const types = (query: { done?: "saved" | "archived" | "offered" | "mode" } = {}) =>
  withQuery("/practice/types", query);
export const newType = () => "/practice/types/new";
export const type = (id: string) => `/practice/types/${id}`;
export const typeArchival = (id: string) => `/practice/types/${id}/archival`;
export const importedCalendars = (query: { done?: "added" | "removed" | "reading" } = {}) =>
  withQuery("/practice/calendars", query);
export const calendarRemoval = (id: string) => `/practice/calendars/${id}/removal`;
export const calendarReading = (id: string) => `/practice/calendars/${id}/reading`;
export const credentials = (query: { done?: "submitted" | "removed" } = {}) =>
  withQuery("/practice/credentials", query);
export const newCredential = () => "/practice/credentials/new";
export const credential = (id: string) => `/practice/credentials/${id}`;
export const credentialDocument = (id: string) => `/practice/credentials/${id}/document`;
export const credentialRemoval = (id: string) => `/practice/credentials/${id}/removal`;
export const admin = () => "/admin";
export const reviewCredentials = (query: { list?: string; done?: "reviewed" } = {}) =>
  withQuery("/admin/credentials", query);
export const reviewCredential = (id: string) => `/admin/credentials/${id}`;
export const reviewDocument = (id: string) => `/admin/credentials/${id}/document`;
export const mailLog = (query: { list?: string; cursor?: string; done?: string } = {}) =>
  withQuery("/admin/mail", query);
export const devMail = () => "/dev/mail";
