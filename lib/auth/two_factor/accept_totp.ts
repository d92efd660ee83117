import type { Transaction } from "../../../db/transaction.ts";
import type { Caller } from "../../practice.ts";
import { matchingStep } from "./totp.ts";

/** Returns the context that a key is sealed with. */
export const totpSecretContext = (userId: string) => `two_factors.secret:${userId}`;

/**
 * Whether the code comes from the user's authenticator app. A code is accepted once (RFC 6238, 5.2): its time
 * step is stored by a statement that only accepts a later one, so one of two simultaneous uses succeeds.
 */
export async function acceptTotp(
  trx: Transaction,
  { keyring, now }: Pick<Caller, "keyring" | "now">,
  userId: string,
  code: string,
): Promise<boolean> {
  const row = await trx.selectFrom("twoFactors").select(["secret", "lastStep"])
    .where("userId", "=", userId).where("confirmedAt", "is not", null).executeTakeFirst();
  if (!row?.secret) return false;
  const secret = await keyring.open(row.secret, totpSecretContext(userId));
  const step = matchingStep(secret, code, now(), row.lastStep);
  if (step === null) return false;
  const accepted = await trx.updateTable("twoFactors").set({ lastStep: step })
    .where("userId", "=", userId).where("lastStep", "<", step)
    .returning("userId").executeTakeFirst();
  return accepted !== undefined;
}
