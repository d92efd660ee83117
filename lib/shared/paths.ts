/** Every address of the site, so that no link is spelt out twice. Browser-safe. */
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
  book: (id: string, query: { day?: string; timeZone?: string; startsAt?: string; from?: string } = {}) =>
    withQuery(`/therapists/${id}/book`, query),
  appointments: (query: { when?: "past"; cursor?: string } = {}) => withQuery("/appointments", query),
  appointment: (id: string, query: { done?: "booked" | "moved" | "cancelled" } = {}) =>
    withQuery(`/appointments/${id}`, query),
  cancellation: (id: string) => `/appointments/${id}/cancellation`,
  reschedule: (
    id: string,
    query: { day?: string; timeZone?: string; startsAt?: string; from?: string } = {},
  ) => withQuery(`/appointments/${id}/reschedule`, query),
  calendarFile: (id: string) => `/appointments/${id}/calendar.ics`,
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
  /** Where a therapist or admin gets the second factor that the page they asked for needs. */
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
  practice: (query: { day?: string } = {}) => withQuery("/practice", query),
  schedule: () => "/practice/schedule",
  admin: () => "/admin",
  devMail: () => "/dev/mail",
} as const;

/** The path with those of the values that are there, in order, as its query. */
export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
