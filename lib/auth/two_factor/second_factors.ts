import type { Role } from "../../shared/codes/roles.ts";
import type { Queryable } from "../../../db/transaction.ts";

/** The second factors that somebody has. */
export interface SecondFactors {
  authenticator: boolean;
  passkeys: number;
  /** How many can still be used. */
  recoveryCodes: number;
}

/** What somebody can prove a second factor with, in one query. */
export async function findSecondFactors(queryable: Queryable, userId: string): Promise<SecondFactors> {
  const row = await queryable.selectFrom("users").where("users.id", "=", userId)
    .leftJoin("twoFactors", "twoFactors.userId", "users.id")
    .select("twoFactors.confirmedAt")
    .select((from) => [
      from.selectFrom("passkeys").whereRef("passkeys.userId", "=", "users.id")
        .select((of) => of.fn.countAll<number>().as("count")).as("passkeys"),
      from.selectFrom("recoveryCodes").whereRef("recoveryCodes.userId", "=", "users.id")
        .select((of) => of.fn.countAll<number>().as("count")).as("recoveryCodes"),
    ])
    .executeTakeFirst();
  return {
    authenticator: Boolean(row?.confirmedAt),
    passkeys: row?.passkeys ?? 0,
    recoveryCodes: row?.recoveryCodes ?? 0,
  };
}

/**
 * Whether one factor is not enough to sign in. An authenticator app always asks; passkeys alone ask those who see patients'
 * records, while a patient who has added one for comfort can still use the password on another device.
 */
export function asksForSecondFactor(role: Role, { authenticator, passkeys }: SecondFactors): boolean {
  return authenticator || (passkeys > 0 && role !== "patient");
}

/** Whether there is a factor that a stolen password alone does not give. */
export const hasStrongFactor = ({ authenticator, passkeys }: SecondFactors) => authenticator || passkeys > 0;
