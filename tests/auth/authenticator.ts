import { transaction } from "../../db/transaction.ts";
import { totpSecretContext } from "../../lib/auth/two_factor/accept_totp.ts";
import { makeRecoveryCodes } from "../../lib/auth/two_factor/recovery_codes.ts";
import { newTotpSecret, totpCode } from "../../lib/auth/two_factor/totp.ts";
import type { TestPractice } from "../support/practice.ts";

/** A user's phone with an authenticator app. */
export interface Phone {
  /** Returns the code that it shows now. */
  code(): string;
  recoveryCodes: string[];
  /** The key that it has scanned. */
  secret: string;
}

/** Gives a user a confirmed authenticator app and recovery codes. */
export async function addAuthenticator(practice: TestPractice, userId: string): Promise<Phone> {
  const secret = newTotpSecret();
  const sealed = await practice.keyring.seal(secret, totpSecretContext(userId));
  const recoveryCodes = await transaction(practice.db, async (trx) => {
    await trx.insertInto("twoFactors").values({
      userId,
      secret: sealed,
      lastStep: -1,
      confirmedAt: practice.now(),
      pendingSecret: null,
      pendingSince: null,
      pendingSessionId: null,
    }).execute();
    return await makeRecoveryCodes(trx, practice, userId);
  });
  return { code: () => totpCode(secret, practice.now()), recoveryCodes, secret };
}
