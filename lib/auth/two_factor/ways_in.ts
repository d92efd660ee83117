import type { Queryable } from "../../../db/transaction.ts";
import { OWN_ISSUER } from "../accounts/create_user.ts";
import { findSecondFactors, type SecondFactors } from "./second_factors.ts";

/** All sign-in methods of a user. */
export interface WaysIn extends SecondFactors {
  password: boolean;
  /** The issuers of linked provider accounts. */
  providers: string[];
}

/** Returns a user's sign-in methods, in two queries. */
export async function findWaysIn(queryable: Queryable, userId: string): Promise<WaysIn> {
  const factors = await findSecondFactors(queryable, userId);
  const accounts = await queryable.selectFrom("accounts").select(["issuer", "passwordHash"])
    .where("userId", "=", userId).execute();
  return {
    ...factors,
    password: accounts.some(({ issuer, passwordHash }) => issuer === OWN_ISSUER && passwordHash !== null),
    providers: accounts.map(({ issuer }) => issuer).filter((issuer) => issuer !== OWN_ISSUER),
  };
}
