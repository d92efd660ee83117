import { OWN_ISSUER } from "../../auth/accounts/create_user.ts";
import { emailKey } from "../../auth/accounts/email_key.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { Rows } from "./rows.ts";

/** The fields of a person that can be chosen; the rest is made up. */
export interface PersonOverrides extends Partial<Omit<User, "role" | "emailKey">> {
}

/** Makes a user of the role with everything filled in. The address is new each time. */
export function makeUser(
  role: User["role"],
  at: Temporal.Instant,
  overrides: PersonOverrides & { name: string },
): User {
  const id = overrides.id ?? crypto.randomUUID();
  const email = overrides.email ?? `${role}-${id}@example.com`;
  return {
    timeZone: "America/Denver",
    locale: "en",
    status: "active",
    emailVerifiedAt: at,
    createdAt: at,
    updatedAt: at,
    ...overrides,
    id,
    role,
    email,
    emailKey: emailKey(email),
  };
}

/** Returns the rows of a user whose password has this hash. */
export function userRows(user: User, passwordHash: string): Rows {
  return {
    users: [user],
    accounts: [{
      id: crypto.randomUUID(),
      userId: user.id,
      issuer: OWN_ISSUER,
      subject: user.id,
      passwordHash,
      createdAt: user.createdAt,
    }],
  };
}
