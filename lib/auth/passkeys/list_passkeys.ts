import type { PasskeysTable } from "../../../db/schema/accounts.ts";
import type { Queryable } from "../../../db/transaction.ts";
import type { PasskeyJson } from "../../shared/schemas/passkeys.ts";
import type { Selectable } from "kysely";

/** A passkey as its owner sees it, without key and counter. */
export type Passkey = Pick<
  Selectable<PasskeysTable>,
  "id" | "name" | "backedUp" | "createdAt" | "lastUsedAt"
>;

/** Returns a user's passkeys, the oldest first. */
export async function listPasskeys(queryable: Queryable, userId: string): Promise<Passkey[]> {
  return await queryable.selectFrom("passkeys").select(["id", "name", "backedUp", "createdAt", "lastUsedAt"])
    .where("userId", "=", userId).orderBy("createdAt").orderBy("id").execute();
}

/** Returns a passkey as the JSON API shows it. */
export function passkeyJson({ createdAt, lastUsedAt, ...passkey }: Passkey): PasskeyJson {
  return { ...passkey, createdAt: createdAt.toString(), lastUsedAt: lastUsedAt?.toString() ?? null };
}
