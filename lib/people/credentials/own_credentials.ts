import type { Acting } from "../../practice.ts";
import { credentials, credentialView } from "./credentials_of.ts";
import type { CredentialView } from "./credential_view.ts";

/** Returns the acting therapist's own licenses, the latest expiration first. */
export async function listOwnCredentials({ db, actor, now }: Acting): Promise<CredentialView[]> {
  const rows = await credentials(db).where("credentials.therapistId", "=", actor.userId)
    .orderBy("expiresOn", "desc").orderBy("credentials.id").execute();
  return rows.map((row) => credentialView(row, now()));
}

/** Returns one of the acting therapist's own licenses; null for any other. */
export async function findOwnCredential(
  { db, actor, now }: Acting,
  id: string,
): Promise<CredentialView | null> {
  const row = await credentials(db).where("credentials.id", "=", id)
    .where("credentials.therapistId", "=", actor.userId).executeTakeFirst();
  return row ? credentialView(row, now()) : null;
}
