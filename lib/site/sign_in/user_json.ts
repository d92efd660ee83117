import type { Actor } from "../../practice.ts";
import type { SessionJson, UserJson } from "../../shared/schemas/auth.ts";
import type { Session } from "../../auth/sessions/found_session.ts";

/** Returns the signed-in user as the JSON API shows them to themselves. */
export function userJson({ userId, role, name, email, timeZone }: Actor): UserJson {
  return { id: userId, name, email, role, timeZone };
}

/** Returns a session as its owner sees it, without ID and token. */
export function sessionJson({ createdAt, expiresAt }: Session): SessionJson {
  return { createdAt: createdAt.toString(), expiresAt: expiresAt.toString() };
}
