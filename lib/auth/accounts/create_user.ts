import type { User } from "../../../db/schema/accounts.ts";
import type { Transaction } from "../../../db/transaction.ts";
import { beginProfile } from "../../welcome/begin_profile.ts";
import type { Caller } from "../../practice.ts";
import { emailKey } from "./email_key.ts";

/** Somebody whose address has been proven. */
export interface ProvenPerson extends Pick<User, "name" | "email" | "role" | "timeZone"> {
  /** Null: nobody has chosen one. */
  passwordHash: string | null;
  /** The account at a provider that signs in to it. */
  identity: { issuer: string; subject: string } | null;
}

/** The issuer of identities whose password we keep ourselves; its subjects are users' ids. */
export const OWN_ISSUER = "bloom";

/** Makes the user, the ways in, and the empty profile of the role. */
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
