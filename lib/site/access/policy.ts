import type { Role } from "../../shared/codes/roles.ts";

/**
 * Who may call a route. `who` is a list of roles, or everyone. `whose` says whose records the route can
 * touch: `nobody` (no personal record), `own` (only the caller's: the domain function looks it up through its
 * owner and answers 404 for another's), `any` (an admin's view).
 */
export interface Rule {
  who: "everyone" | readonly Role[];
  whose: "nobody" | "own" | "any";
  /** It shows patients' records, so therapists and admins need a second factor. */
  showsRecords?: boolean;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type RouteRules = Partial<Record<Method, Rule>>;

const open: Rule = { who: "everyone", whose: "nobody" };
const own = (...who: Role[]): Rule => ({ who, whose: "own" });
const any = (...who: Role[]): Rule => ({ who, whose: "any" });
const records = (rule: Rule): Rule => ({ ...rule, showsRecords: true });

const page: RouteRules = { GET: open };
const publicForm: RouteRules = { GET: open, POST: open };
const everyRole = own("patient", "therapist", "admin");
const patientOrTherapist = own("patient", "therapist");
const attendees = records(patientOrTherapist);
const ownPatients = records(own("therapist"));
const ownRecord = records(own("patient"));

/** The whole site, route by route. A missing route or method is refused. */
export const policy: Record<string, RouteRules> = {
  "/healthz": page,
  "/readyz": page,

  "/": page,
  "/sign-up": publicForm,
  "/sign-in": publicForm,
  "/sign-in/two-factor": publicForm,
  "/sign-in/:provider": { POST: open },
  "/sign-in/:provider/callback": page,
  "/sign-up/finish": publicForm,
  "/forgot-password": publicForm,
  "/reset-password/:token": publicForm,
  "/sign-out": { POST: open },
  "/verify-email": publicForm,
  "/verify-email/:token": publicForm,
  "/dev/mail": page,

  "/welcome": { GET: patientOrTherapist, POST: patientOrTherapist },
  "/account": { GET: everyRole, POST: everyRole },
  "/account/reminders": { GET: patientOrTherapist, POST: patientOrTherapist },
  "/account/family": { GET: ownRecord },
  "/account/family/new": { GET: ownRecord, POST: ownRecord },
  "/account/family/:id": { GET: ownRecord, POST: ownRecord },
  "/account/family/:id/end": { GET: ownRecord, POST: ownRecord },
  "/account/data": { GET: everyRole, POST: everyRole },
  "/account/email": { GET: everyRole, POST: everyRole },
  "/account/email/:token": publicForm,
  "/account/security/providers": { GET: everyRole, POST: everyRole },
  "/idle-warning/:role": page,
  "/account/sessions/renewal": { GET: everyRole, POST: everyRole },
  "/account/calendar": { GET: patientOrTherapist, POST: patientOrTherapist },
  // Its secret address alone decides.
  "/calendar/:file": page,
  "/account/sessions": { GET: everyRole, POST: everyRole },
  "/account/security": { GET: everyRole },
  "/account/security/activity": { GET: everyRole },
  "/account/security/password": { GET: everyRole, POST: everyRole },
  "/account/security/authenticator": { GET: everyRole, POST: everyRole },
  "/account/security/recovery-codes": { GET: everyRole, POST: everyRole },
  "/account/security/second-factor": { GET: everyRole, POST: everyRole },

  "/account/security/passkeys": { GET: everyRole, POST: everyRole },
  "/account/security/passkeys/:id": { GET: everyRole, POST: everyRole },

  "/therapists": page,
  "/therapists/:id": page,
  "/therapists/:id/photo": page,
  "/therapists/:id/book": { GET: open, POST: own("patient") },

  "/therapists/:id/book/series": { GET: own("patient"), POST: own("patient") },
  "/therapists/:id/waitlist": { GET: ownRecord, POST: ownRecord },
  "/therapists/:id/request": { GET: own("patient"), POST: own("patient") },

  "/measures": { GET: ownRecord },
  "/measures/:id": { GET: ownRecord, POST: ownRecord },
  "/measures/results/:id": { GET: ownRecord },
  "/care": { GET: own("patient") },
  "/care/:id/end": { GET: attendees, POST: attendees },

  "/appointments": { GET: attendees },
  "/appointments/:id": { GET: attendees },
  "/appointments/:id/calendar.ics": { GET: attendees },
  "/appointments/:id/cancellation": { GET: attendees, POST: attendees },
  "/appointments/:id/patients": { GET: ownPatients, POST: ownPatients },
  "/appointments/:id/settlement": { POST: records(own("therapist")) },
  "/appointments/:id/waitlist": { GET: ownRecord, POST: ownRecord },
  "/appointments/:id/reschedule": { GET: attendees, POST: attendees },

  "/waitlist": { GET: ownRecord },
  "/waitlist/:id/departure": { POST: ownRecord },
  "/waitlist/offers/:id/claim": { POST: ownRecord },
  "/waitlist/offers/:id/refusal": { POST: ownRecord },

  "/practice": { GET: records(own("therapist")) },
  "/practice/appointments/new": { GET: records(own("therapist")), POST: records(own("therapist")) },
  "/practice/schedule": { GET: own("therapist"), POST: own("therapist") },
  "/practice/types": { GET: own("therapist"), POST: own("therapist") },
  "/practice/types/new": { GET: own("therapist"), POST: own("therapist") },
  "/practice/types/:id": { GET: own("therapist"), POST: own("therapist") },
  "/practice/types/:id/archival": { POST: own("therapist") },
  "/practice/waitlist": { GET: ownPatients },
  "/practice/waitlist/:id/removal": { POST: ownPatients },
  "/practice/requests": { GET: records(own("therapist")), POST: own("therapist") },
  "/practice/requests/:id": { GET: records(own("therapist")), POST: records(own("therapist")) },
  "/practice/patients": { GET: records(own("therapist")) },
  "/practice/patients/:id": { GET: records(own("therapist")) },
  "/practice/patients/:id/measures": { GET: ownPatients, POST: ownPatients },
  "/practice/patients/:id/measures/:resultId": { GET: ownPatients },
  "/practice/patients/:id/notes": { GET: ownPatients },
  "/practice/patients/:id/notes/new": { GET: ownPatients, POST: ownPatients },
  "/practice/patients/:id/notes/:noteId": { GET: ownPatients, POST: ownPatients },
  "/practice/patients/:id/psychotherapy-notes": { GET: ownPatients },
  "/practice/patients/:id/psychotherapy-notes/new": { GET: ownPatients, POST: ownPatients },
  "/practice/patients/:id/psychotherapy-notes/:noteId": { GET: ownPatients, POST: ownPatients },
  "/practice/flags": { GET: ownPatients },
  "/practice/flags/:id/acknowledgement": { POST: ownPatients },
  "/practice/calendars": { GET: own("therapist"), POST: own("therapist") },
  "/practice/calendars/:id/removal": { POST: own("therapist") },
  "/practice/calendars/:id/reading": { POST: own("therapist") },
  "/practice/credentials": { GET: own("therapist") },
  "/practice/credentials/new": { GET: own("therapist"), POST: own("therapist") },
  "/practice/credentials/:id": { GET: own("therapist"), POST: own("therapist") },
  "/practice/credentials/:id/document": { GET: own("therapist") },
  "/practice/credentials/:id/removal": { POST: own("therapist") },

  "/admin": { GET: records(any("admin")) },
  "/admin/mail": { GET: records(any("admin")), POST: records(any("admin")) },
  "/admin/credentials": { GET: records(any("admin")) },
  "/admin/credentials/:id": { GET: records(any("admin")), POST: records(any("admin")) },
  "/admin/credentials/:id/document": { GET: records(any("admin")) },

  "/api/openapi.json": page,
  "/api/dev/mail": page,
  "/api/auth/sign-up": { POST: open },
  "/api/auth/verify-email": { POST: open },
  "/api/auth/sign-in": { POST: open },
  "/api/auth/sign-out": { POST: open },
  "/api/auth/session": { GET: everyRole },
  "/api/auth/second-factor": { POST: open },
  "/api/auth/confirmation": { POST: everyRole },
  "/api/auth/password-reset": { POST: open },
  "/api/auth/password-reset/confirmation": { POST: open },
  "/api/user": { DELETE: everyRole },
  "/api/user/password": { PUT: everyRole },
  "/api/user/email": { POST: everyRole },
  "/api/user/email/confirmation": { POST: open },
  "/api/user/activity": { GET: everyRole },
  "/api/user/browsers": { GET: everyRole },
  "/api/user/browsers/:id": { DELETE: everyRole },
  "/api/user/wards": { GET: ownRecord, POST: ownRecord },
  "/api/user/wards/:id": { GET: ownRecord, PUT: ownRecord, DELETE: ownRecord },
  "/api/user/sessions": { GET: everyRole, DELETE: everyRole },
  "/api/user/sessions/:id": { DELETE: everyRole },
  "/api/user/providers": { GET: everyRole },
  "/api/user/providers/:provider": { DELETE: everyRole },
  "/api/user/second-factor": { GET: everyRole },
  "/api/user/authenticator": { POST: everyRole, DELETE: everyRole },
  "/api/user/authenticator/confirmation": { POST: everyRole },
  "/api/user/recovery-codes": { POST: everyRole },
  "/api/auth/passkey/options": { POST: open },
  "/api/auth/passkey": { POST: open },
  "/api/auth/second-factor/passkey/options": { POST: open },
  "/api/auth/second-factor/passkey": { POST: open },
  "/api/auth/confirmation/passkey/options": { POST: everyRole },
  "/api/auth/confirmation/passkey": { POST: everyRole },
  "/api/therapists": page,
  "/api/therapists/:id": page,
  "/api/therapists/:id/slots": page,
  "/api/appointments": { GET: attendees, POST: own("patient") },
  "/api/appointments/plans": { POST: attendees },
  "/api/appointments/series": { POST: attendees },
  "/api/appointments/:id/series/cancellation": { POST: attendees },
  "/api/appointments/:id/series/reschedule": { POST: attendees },
  "/api/appointments/:id": { GET: attendees },
  "/api/appointments/:id/cancellation": { POST: attendees },
  "/api/appointments/:id/reschedule": { POST: attendees },
  "/api/appointments/:id/patients": { POST: ownPatients },
  "/api/appointments/:id/settlement": { POST: records(own("therapist")) },
  "/api/waitlist": { GET: ownRecord, POST: ownRecord },
  "/api/waitlist/:id": { DELETE: ownRecord },
  "/api/waitlist/offers/:id/claim": { POST: ownRecord },
  "/api/waitlist/offers/:id/refusal": { POST: ownRecord },
  "/api/practice/waitlist": { GET: ownPatients },
  "/api/practice/waitlist/:id": { DELETE: ownPatients },
  "/api/user/calendar": { GET: patientOrTherapist, POST: patientOrTherapist, DELETE: patientOrTherapist },
  "/api/user/reminders": { GET: patientOrTherapist, PUT: patientOrTherapist },
  "/api/user/profile": { GET: everyRole, PATCH: everyRole },
  "/api/user/passkeys": { GET: everyRole, POST: everyRole },
  "/api/user/passkeys/options": { POST: everyRole },
  "/api/user/passkeys/:id": { PATCH: everyRole, DELETE: everyRole },
  "/api/practice/schedule": { GET: own("therapist"), PUT: own("therapist") },
  "/api/practice/types": { GET: own("therapist"), POST: own("therapist") },
  "/api/practice/types/:id": { GET: own("therapist"), PATCH: own("therapist") },
  "/api/practice/booking-settings": { GET: own("therapist"), PUT: own("therapist") },
  "/api/measures": { GET: ownRecord },
  "/api/measures/:id": { GET: ownRecord },
  "/api/measures/:id/answers": { POST: ownRecord },
  "/api/measure-results": { GET: ownRecord },
  "/api/measure-results/:id": { GET: attendees },
  "/api/practice/patients/:id": { GET: ownPatients },
  "/api/practice/patients/:id/measures": { GET: ownPatients, POST: ownPatients },
  "/api/practice/measure-requests/:id": { DELETE: ownPatients },
  "/api/practice/patients/:id/notes": { GET: ownPatients, POST: ownPatients },
  "/api/practice/notes/:id": { GET: ownPatients, PUT: ownPatients, DELETE: ownPatients },
  "/api/practice/notes/:id/signature": { POST: ownPatients },
  "/api/practice/notes/:id/amendments": { POST: ownPatients },
  "/api/practice/patients/:id/psychotherapy-notes": { GET: ownPatients, POST: ownPatients },
  "/api/practice/psychotherapy-notes/:id": { GET: ownPatients, PUT: ownPatients, DELETE: ownPatients },
  "/api/practice/psychotherapy-notes/:id/signature": { POST: ownPatients },
  "/api/practice/psychotherapy-notes/:id/amendments": { POST: ownPatients },
  "/api/practice/flags": { GET: ownPatients },
  "/api/practice/flags/:id/acknowledgement": { POST: ownPatients },
  "/api/care": { GET: attendees, POST: own("patient") },
  "/api/care/:id": { GET: attendees },
  "/api/care/:id/answer": { POST: records(own("therapist")) },
  "/api/care/:id/end": { POST: attendees },
  "/api/practice/care-settings": { GET: own("therapist"), PUT: own("therapist") },
  "/api/practice/calendars": { GET: own("therapist"), POST: own("therapist") },
  "/api/practice/calendars/:id": { GET: own("therapist"), DELETE: own("therapist") },
  "/api/practice/calendars/:id/reading": { POST: own("therapist") },
  "/api/practice/credentials": { GET: own("therapist"), POST: own("therapist") },
  "/api/practice/credentials/:id": {
    GET: own("therapist"),
    PUT: own("therapist"),
    DELETE: own("therapist"),
  },
  "/api/practice/credentials/:id/document": { GET: own("therapist") },
  "/api/admin/mail": { GET: records(any("admin")) },
  "/api/admin/mail/deliveries": { POST: records(any("admin")) },
  "/api/admin/mail/:id/delivery": { POST: records(any("admin")) },
  "/api/admin/credentials": { GET: records(any("admin")) },
  "/api/admin/credentials/:id": { GET: records(any("admin")) },
  "/api/admin/credentials/:id/document": { GET: records(any("admin")) },
  "/api/admin/credentials/:id/review": { POST: records(any("admin")) },
};

/** The policy's verdict on a request. A HEAD is judged like its GET. */
export type Verdict =
  | { kind: "allowed"; rule: Rule }
  | { kind: "unknown_route" }
  | { kind: "unknown_method"; allow: string[] }
  | { kind: "sign_in_first" }
  | { kind: "wrong_role"; who: readonly Role[] }
  | { kind: "second_factor_first" };

/** The caller's part in the policy's decision. */
interface Asking {
  role: Role;
  /** Whether the session has two factors. */
  twoFactors: boolean;
}

/** Judges a route pattern and a method for a caller (null: not signed in). Denies what it does not know. */
export function judge(route: string, method: string, asking: Asking | null): Verdict {
  const rules = Object.hasOwn(policy, route) ? policy[route] : undefined;
  if (!rules) return { kind: "unknown_route" };
  const asked = method === "HEAD" ? "GET" : method;
  const rule = Object.hasOwn(rules, asked) ? rules[asked as Method] : undefined;
  if (!rule) return { kind: "unknown_method", allow: Object.keys(rules) };
  if (rule.who === "everyone") return { kind: "allowed", rule };
  if (!asking) return { kind: "sign_in_first" };
  if (!rule.who.includes(asking.role)) return { kind: "wrong_role", who: rule.who };
  if (rule.showsRecords && asking.role !== "patient" && !asking.twoFactors) {
    return { kind: "second_factor_first" };
  }
  return { kind: "allowed", rule };
}
