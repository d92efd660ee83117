import type { User } from "../../../db/schema/accounts.ts";
import { makeUser, type PersonOverrides, userRows } from "./person.ts";
import type { Rows } from "./rows.ts";

/** Makes an admin of the practice. */
export function makeAdmin(
  at: Temporal.Instant,
  passwordHash: string,
  overrides: PersonOverrides = {},
): { user: User; rows: Rows } {
  const user = makeUser("admin", at, { name: "Jo Lindgren", ...overrides });
  return { user, rows: userRows(user, passwordHash) };
}
