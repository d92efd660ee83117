import type { User } from "../../../db/schema/accounts.ts";
import type { Transaction } from "../../../db/transaction.ts";
import { beginProfile } from "../../welcome/begin_profile.ts";
import type { Caller } from "../../practice.ts";
import { emailKey } from "./email_key.ts";

/** A person whose address is verified. */
export interface ProvenPerson extends Pick<User, "name" | "email" | "role" | "timeZone"> {
  /** Null: the user has not chosen one. */
  passwordHash: string | null;
  /** The provider's identity that signs in to the account. */
  identity: { issuer: string; subject: string } | null;
}

/** The issuer of identities with a password stored here; its subjects are user IDs. */
export const OWN_ISSUER = "bloom";

/** Creates the user, the sign-in methods, and the role's empty profile. */
export async function createUser(
  trx: Transaction,
  { now }: Pick<Caller, "now">,
  { name, email, role, timeZone, passwordHash, identity }: ProvenPerson,
): Promise<User> {
  const at = now();
  const user: User = {
    id: crypto.randomUUID(),
    role,
    name,
    email,
    emailKey: emailKey(email),
    emailVerifiedAt: at,
    timeZone,
    locale: "en",
    status: "active",
    createdAt: at,
    updatedAt: at,
  };
  await trx.insertInto("users").values(user).execute();
  const ways = [
    ...(passwordHash === null ? [] : [{ issuer: OWN_ISSUER, subject: user.id, passwordHash }]),
    ...(identity ? [{ ...identity, passwordHash: null }] : []),
  ];
  await trx.insertInto("accounts")
    .values(ways.map((way) => ({ id: crypto.randomUUID(), userId: user.id, ...way, createdAt: at })))
    .execute();
  await beginProfile(trx, user, at);
  return user;
}
