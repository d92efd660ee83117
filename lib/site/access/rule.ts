import type { Role } from "../../shared/codes/roles.ts";

/**
 * Who may call a route. `who` is a list of roles, or everyone. `whose` says whose records the route can
 * touch: `nobody` (no personal record), `own` (only the caller's: the domain function looks it up through its
 * owner and answers 404 for another's), `any` (an admin's view).
 */
export interface Rule {
  who: "everyone" | readonly Role[];
  whose: "nobody" | "own" | "any";
  /**
   * It shows patients' records, so therapists and admins need a second factor. If omitted, it does as soon as
   * another method of the same address does: a refused form shows the page again, and so do its conflicts.
   */
  showsRecords?: boolean;
}

/** The methods that a rule can be about. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The rules of routes, by pattern and method. */
export type RouteRules = Record<string, MethodRules>;
type MethodRules = Partial<Record<Method, Rule>>;

/** Everyone, signed in or not. */
export const open: Rule = { who: "everyone", whose: "nobody" };
/** These roles, for their own records. */
export const own = (...who: Role[]): Rule => ({ who, whose: "own" });
/** These roles, for everyone's records. */
export const any = (...who: Role[]): Rule => ({ who, whose: "any" });
/** The same rule, for a route that shows patients' records. */
export const records = (rule: Rule): Rule => ({ ...rule, showsRecords: true });
/** The same rule, for a method that shows none though others of its address do. */
export const withoutRecords = (rule: Rule): Rule => ({ ...rule, showsRecords: false });

/** The same rules, with the second factor that one method of an address demands demanded by all of them. */
export const forWholeAddress = (rules: MethodRules): MethodRules => {
  const showsRecords = Object.values(rules).some((rule) => rule.showsRecords);
  return Object.fromEntries(
    Object.entries(rules).map(([method, rule]) => [method, { showsRecords, ...rule }]),
  );
};

// The rules that many routes share.
export const page: MethodRules = { GET: open };
export const publicForm: MethodRules = { GET: open, POST: open };
export const everyRole = own("patient", "therapist", "admin");
export const patientOrTherapist = own("patient", "therapist");
export const attendees = records(patientOrTherapist);
export const ownPatients = records(own("therapist"));
export const ownRecord = records(own("patient"));
