import type { Role } from "../../shared/codes/roles.ts";
import type { Queryable } from "../../../db/transaction.ts";

/** A user's second factors. */
export interface SecondFactors {
  authenticator: boolean;
  passkeys: number;
  /** How many are unused. */
  recoveryCodes: number;
}

/** Returns a user's second factors, in one query. */
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
 * Whether one factor is not enough to sign in. An authenticator app is always required. Passkeys alone are
 * required from staff, who see patients' records; a patient who added one for convenience can still use the
 * password on another device.
 */
export function asksForSecondFactor(role: Role, { authenticator, passkeys }: SecondFactors): boolean {
  return authenticator || (passkeys > 0 && role !== "patient");
}

/** Whether there is a factor that a stolen password alone does not give. */
export const hasStrongFactor = ({ authenticator, passkeys }: SecondFactors) => authenticator || passkeys > 0;
