import { OWN_ISSUER } from "../../auth/accounts/create_user.ts";
import { emailKey } from "../../auth/accounts/email_key.ts";
import { hashPassword } from "../../auth/password/password.ts";
import type { Practice } from "../../practice.ts";
import type { User } from "../../../db/schema/accounts.ts";
import type { Rows } from "./rows.ts";

/** What of a person can be chosen; the rest is made up. */
export interface PersonOverrides extends Partial<Omit<User, "role" | "emailKey">> {
  /** Default: FACTORY_PASSWORD. */
  password?: string;
}

/** The password of everybody whom no other was given. */
export const FACTORY_PASSWORD = "a quiet walk by the river";

/** bcrypt's lowest cost: what is made here protects nothing. */
export const FACTORY_PASSWORD_COST = 4;

/** What the factories need of a practice. */
export type FactoryPractice = Pick<Practice, "db" | "now" | "config">;

/** A user of the role with everything filled in. The address is new each time. */
export function makeUser(
  role: User["role"],
  at: Temporal.Instant,
  { password: _, ...overrides }: PersonOverrides & { name: string },
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

/** The rows of a user who signs in with the password of this hash. */
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

/** The hash of a made-up person's password, quickly. */
export function hashFactoryPassword(
  { config }: Pick<Practice, "config">,
  password = FACTORY_PASSWORD,
): Promise<string> {
  return hashPassword(config.passwordPepper, password, FACTORY_PASSWORD_COST);
}
