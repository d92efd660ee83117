import type { User } from "../../../db/schema/accounts.ts";
import { transaction } from "../../../db/transaction.ts";
import {
  type FactoryPractice,
  hashFactoryPassword,
  makeUser,
  type PersonOverrides,
  userRows,
} from "./person.ts";
import { insertRows, type Rows } from "./rows.ts";

/** Somebody who looks after the practice. */
export function makeAdmin(
  at: Temporal.Instant,
  passwordHash: string,
  overrides: PersonOverrides = {},
): { user: User; rows: Rows } {
  const user = makeUser("admin", at, { name: "Jo Lindgren", ...overrides });
  return { user, rows: userRows(user, passwordHash) };
}

/** Puts an admin into the practice. */
export async function createAdmin(
  practice: FactoryPractice,
  overrides: PersonOverrides = {},
): Promise<User> {
  const passwordHash = await hashFactoryPassword(practice, overrides.password);
  const { user, rows } = makeAdmin(practice.now(), passwordHash, overrides);
  await transaction(practice.db, (trx) => insertRows(trx, rows));
  return user;
}
