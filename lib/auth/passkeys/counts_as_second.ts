import type { Transaction } from "../../../db/transaction.ts";
import type { Session } from "../sessions/found_session.ts";

/**
 * Whether a passkey makes two factors of a session: one that has checked its user is two by itself; one that was only touched is
 * the second where the session began with something else than a passkey. The same touch never counts twice.
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
