import type { Transaction } from "../../../db/transaction.ts";
import type { Practice } from "../../practice.ts";

/** Marks a user as deleted. A ward has no account, so nothing else changes for one. */
export async function closeUser(
  trx: Transaction,
  { now }: Pick<Practice, "now">,
  userId: string,
): Promise<void> {
  await trx.updateTable("users").set({ status: "deleted", updatedAt: now() }).where("id", "=", userId)
    .execute();
}

/** Closes a user who can sign in: removes every sign-in method and frees the address. */
export async function closeAccount(
  trx: Transaction,
  practice: Pick<Practice, "now">,
  userId: string,
): Promise<void> {
  const waysIn = ["accounts", "twoFactors", "recoveryCodes", "passkeys", "browsers", "tokens"] as const;
  for (const table of waysIn) await trx.deleteFrom(table).where("userId", "=", userId).execute();
  const gone = `deleted-${userId}@bloom.invalid`;
  await trx.updateTable("users").set({ email: gone, emailKey: gone }).where("id", "=", userId).execute();
  await closeUser(trx, practice, userId);
}
