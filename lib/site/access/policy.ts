import type { Role } from "../../shared/codes/roles.ts";
import { apiRules } from "./api_rules.ts";
import { pageRules } from "./page_rules.ts";
import { forWholeAddress, type Method, type RouteRules, type Rule } from "./rule.ts";

/** The whole site, route by route. A missing route or method is refused. */
export const policy: RouteRules = Object.fromEntries(
  Object.entries({ ...pageRules, ...apiRules }).map(([route, rules]) => [route, forWholeAddress(rules)]),
);

/** The policy's verdict on a request. HEAD is judged like GET. */
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
