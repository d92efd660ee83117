import type { Actor } from "../../practice.ts";
import type { UserJson } from "../../shared/schemas/auth.ts";

/** Returns the signed-in user as the JSON API shows them to themselves. */
export function userJson({ userId, role, name, email, timeZone }: Actor): UserJson {
  return { id: userId, name, email, role, timeZone };
}
