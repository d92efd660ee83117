import type { Transaction } from "../../../db/transaction.ts";
import type { Session } from "../sessions/found_session.ts";

/**
 * Whether a passkey gives a session two factors. One that verified its user is two by itself. One with only a
 * touch is the second if the session began with a different method. One touch never counts twice.
 */
export async function countsAsSecond(
  trx: Transaction,
  { id }: Pick<Session, "id">,
  userVerified: boolean,
): Promise<boolean> {
  if (userVerified) return true;
  const session = await trx.selectFrom("sessions").select("method").where("id", "=", id).executeTakeFirst();
  return session !== undefined && session.method !== "passkey";
}
